/// What operators watch, and which gap to alert on.
@NullMarked
package io.reelay.notifier.metrics;

import org.jspecify.annotations.NullMarked;
