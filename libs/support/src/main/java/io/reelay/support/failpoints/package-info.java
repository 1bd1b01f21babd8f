/// Points in the code at which a test can kill the process.
@NullMarked
package io.reelay.support.failpoints;

import org.jspecify.annotations.NullMarked;
