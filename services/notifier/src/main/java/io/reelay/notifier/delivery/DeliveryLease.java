package io.reelay.notifier.delivery;

import java.time.Instant;

/// The right of this process to make one delivery attempt.
///
/// @param number    the number of the attempt, from 1
/// @param createdAt when the delivery was stored, which is when its job ended
record DeliveryLease(String deliveryId, int number, Instant createdAt, WebhookMessage message) {}
