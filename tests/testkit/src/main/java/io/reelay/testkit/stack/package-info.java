/// The real PostgreSQL, Kafka and S3 for a test JVM.
@NullMarked
package io.reelay.testkit.stack;

import org.jspecify.annotations.NullMarked;
