/// A task in time: waits for a slot, renders, is done. No timers, the clock alone decides.
@NullMarked
package io.reelay.sandbox.render;

import org.jspecify.annotations.NullMarked;
