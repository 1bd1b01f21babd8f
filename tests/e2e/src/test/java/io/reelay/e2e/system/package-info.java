/// The system under test, and its clients: producer, operator, receiver and downstream consumer.
@NullMarked
package io.reelay.e2e.system;

import org.jspecify.annotations.NullMarked;
