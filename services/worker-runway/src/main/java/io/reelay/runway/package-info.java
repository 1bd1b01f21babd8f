/// What is particular to Runway: its calls, its words and what they mean for a generation.
@NullMarked
package io.reelay.runway;

import org.jspecify.annotations.NullMarked;
