/// Encodes and decodes events on Kafka: CloudEvents in binary mode.
@NullMarked
package io.reelay.messaging.events;

import org.jspecify.annotations.NullMarked;
