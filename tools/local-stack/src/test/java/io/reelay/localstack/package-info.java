/// The real servers, started, killed and started again.
@NullMarked
package io.reelay.localstack;

import org.jspecify.annotations.NullMarked;
