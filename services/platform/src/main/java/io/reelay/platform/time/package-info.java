/// The clock and the randomness that everything else is given, and the pauses between attempts.
@NullMarked
package io.reelay.platform.time;

import org.jspecify.annotations.NullMarked;
