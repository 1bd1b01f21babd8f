/// Stores jobs and decides their status.
@NullMarked
package io.reelay.jobstore.jobs;

import org.jspecify.annotations.NullMarked;
