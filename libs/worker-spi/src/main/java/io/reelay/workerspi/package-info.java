/// The interface that a provider implements: one adapter, without a framework, a database or Kafka.
@NullMarked
package io.reelay.workerspi;

import org.jspecify.annotations.NullMarked;
