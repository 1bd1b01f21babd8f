/// The injected clock and randomness, and the pauses between attempts.
@NullMarked
package io.reelay.support.time;

import org.jspecify.annotations.NullMarked;
