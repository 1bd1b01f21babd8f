/// Decides when a failed callback is tried again.
@NullMarked
package io.reelay.notifier.schedule;

import org.jspecify.annotations.NullMarked;
