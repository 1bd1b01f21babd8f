/// Reading what is on a topic, headers included, without a consumer group.
@NullMarked
package io.reelay.testkit.kafka;

import org.jspecify.annotations.NullMarked;
