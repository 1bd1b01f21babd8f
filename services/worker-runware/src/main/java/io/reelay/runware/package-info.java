/// The adapter for Runware: its tasks, its answers and their meaning for a generation.
@NullMarked
package io.reelay.runware;

import org.jspecify.annotations.NullMarked;
