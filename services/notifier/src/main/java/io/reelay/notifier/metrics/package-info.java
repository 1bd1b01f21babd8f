/// The metrics of the notifier and their alerts.
@NullMarked
package io.reelay.notifier.metrics;

import org.jspecify.annotations.NullMarked;
