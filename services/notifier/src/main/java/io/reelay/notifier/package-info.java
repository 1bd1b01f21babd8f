/// Updates jobs from Kafka events and notifies their producers by webhook.
@NullMarked
package io.reelay.notifier;

import org.jspecify.annotations.NullMarked;
