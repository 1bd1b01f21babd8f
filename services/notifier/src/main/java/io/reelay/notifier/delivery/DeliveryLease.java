package io.reelay.notifier.delivery;

import java.time.Instant;

/// The right of this process to make one attempt.
///
/// @param number    of the attempt, from 1
/// @param createdAt when the callback was stored, which is when its job ended
record DeliveryLease(String deliveryId, int number, Instant createdAt, WebhookMessage callback) {}
