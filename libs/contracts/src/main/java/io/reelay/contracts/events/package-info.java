/// The facts that travel on Kafka, one record each, and the envelope that carries them.
@NullMarked
package io.reelay.contracts.events;

import org.jspecify.annotations.NullMarked;
