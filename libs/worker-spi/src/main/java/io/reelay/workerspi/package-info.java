/// What a provider has to bring: one adapter. No framework, no database, no Kafka.
@NullMarked
package io.reelay.workerspi;

import org.jspecify.annotations.NullMarked;
