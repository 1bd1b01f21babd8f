/// The job: its row, and the one place where its status is decided.
@NullMarked
package io.reelay.jobstore.jobs;

import org.jspecify.annotations.NullMarked;
