/// Real PostgreSQL, Kafka and S3 servers for a test JVM.
@NullMarked
package io.reelay.testkit.stack;

import org.jspecify.annotations.NullMarked;
