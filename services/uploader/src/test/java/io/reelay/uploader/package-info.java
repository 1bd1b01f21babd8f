/// The uploader as a whole, on real PostgreSQL, Kafka and S3.
@NullMarked
package io.reelay.uploader;

import org.jspecify.annotations.NullMarked;
