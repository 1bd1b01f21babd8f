/// The events on Kafka, one record per type, and their envelope.
@NullMarked
package io.reelay.contracts.events;

import org.jspecify.annotations.NullMarked;
