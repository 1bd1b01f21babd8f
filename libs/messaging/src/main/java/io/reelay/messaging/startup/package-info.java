/// Checks the addresses of Kafka and PostgreSQL before a service connects.
@NullMarked
package io.reelay.messaging.startup;

import org.jspecify.annotations.NullMarked;
