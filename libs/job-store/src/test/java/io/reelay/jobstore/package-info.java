/// The job store on a real PostgreSQL.
@NullMarked
package io.reelay.jobstore;

import org.jspecify.annotations.NullMarked;
