/// Keeps jobs up to date from Kafka and calls their producers back.
@NullMarked
package io.reelay.notifier;

import org.jspecify.annotations.NullMarked;
