/// Tests the job store with a real PostgreSQL.
@NullMarked
package io.reelay.jobstore;

import org.jspecify.annotations.NullMarked;
