/// Brings callbacks to their receivers: each is claimed by one notifier, tried at once and again by the schedule, and
/// every attempt is recorded.
@NullMarked
package io.reelay.notifier.delivery;

import org.jspecify.annotations.NullMarked;
