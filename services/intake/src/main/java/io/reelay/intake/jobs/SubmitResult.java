package io.reelay.intake.jobs;

import io.reelay.jobstore.jobs.Job;

/// What came of a submission that was not refused.
sealed interface SubmitResult {

    /// The job's id.
    String jobId();

    /// A new job.
    record Accepted(Job job) implements SubmitResult {
        @Override
        public String jobId() {
            return job.id();
        }
    }

    /// The job of an earlier, equal request.
    ///
    /// @param answer what was answered then, as JSON
    record Replayed(String jobId, String answer) implements SubmitResult {}
}
