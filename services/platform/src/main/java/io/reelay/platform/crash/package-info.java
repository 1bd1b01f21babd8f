/// Places where a test can kill the process.
@NullMarked
package io.reelay.platform.crash;

import org.jspecify.annotations.NullMarked;
