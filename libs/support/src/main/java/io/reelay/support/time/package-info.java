/// The clock and the randomness that everything else is given, and the pauses between attempts.
@NullMarked
package io.reelay.support.time;

import org.jspecify.annotations.NullMarked;
