/// Events on Kafka records: CloudEvents in binary mode, read and written in one place.
@NullMarked
package io.reelay.platform.events;

import org.jspecify.annotations.NullMarked;
