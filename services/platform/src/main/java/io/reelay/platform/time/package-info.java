/// The clock and the randomness that everything else is given.
@NullMarked
package io.reelay.platform.time;

import org.jspecify.annotations.NullMarked;
