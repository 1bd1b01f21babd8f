/// The Kafka broker in a separate process.
@NullMarked
package io.reelay.localstack.kafka;

import org.jspecify.annotations.NullMarked;
