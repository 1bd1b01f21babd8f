/// Decides when a failed webhook is retried.
@NullMarked
package io.reelay.notifier.schedule;

import org.jspecify.annotations.NullMarked;
