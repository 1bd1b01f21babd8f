/// Kafka, PostgreSQL and S3 on this machine without Docker. Start reading at [io.reelay.localstack.LocalStack].
@NullMarked
package io.reelay.localstack;

import org.jspecify.annotations.NullMarked;
