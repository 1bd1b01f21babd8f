/// The whole system under test and the ways to touch it from outside: as producer, operator, receiver and
/// downstream consumer.
@NullMarked
package io.reelay.e2e.system;

import org.jspecify.annotations.NullMarked;
