/// The W3C trace context that a job keeps from the producer's request to the callback.
@NullMarked
package io.reelay.support.trace;

import org.jspecify.annotations.NullMarked;
