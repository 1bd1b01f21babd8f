/// Reads topics, including headers, without a consumer group.
@NullMarked
package io.reelay.testkit.kafka;

import org.jspecify.annotations.NullMarked;
