/// The adapter for Runway: its calls, its answers and their meaning for a generation.
@NullMarked
package io.reelay.runway;

import org.jspecify.annotations.NullMarked;
