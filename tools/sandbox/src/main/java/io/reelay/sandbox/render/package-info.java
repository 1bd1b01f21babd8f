/// The progress of tasks over time, computed from the clock without timers.
@NullMarked
package io.reelay.sandbox.render;

import org.jspecify.annotations.NullMarked;
