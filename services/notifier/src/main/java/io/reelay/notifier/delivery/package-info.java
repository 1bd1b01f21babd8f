/// Delivers webhooks. One notifier leases a delivery, makes the first attempt immediately and retries by the schedule.
/// Every attempt is recorded.
@NullMarked
package io.reelay.notifier.delivery;

import org.jspecify.annotations.NullMarked;
