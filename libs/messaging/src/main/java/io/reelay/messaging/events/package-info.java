/// Events on Kafka records: CloudEvents in binary mode, read and written in one place.
@NullMarked
package io.reelay.messaging.events;

import org.jspecify.annotations.NullMarked;
