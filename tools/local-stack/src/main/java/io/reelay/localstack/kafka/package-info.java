/// The Kafka broker, in a process of its own.
@NullMarked
package io.reelay.localstack.kafka;

import org.jspecify.annotations.NullMarked;
