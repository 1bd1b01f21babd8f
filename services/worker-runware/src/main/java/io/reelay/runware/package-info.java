/// What is particular to Runware: its tasks, its words and what they mean for a generation.
@NullMarked
package io.reelay.runware;

import org.jspecify.annotations.NullMarked;
