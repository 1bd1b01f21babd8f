package io.reelay.intake.jobs;

import io.reelay.jobstore.jobs.Job;

/// The result of an accepted submission.
sealed interface SubmitResult {

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
    /// @param response the body of the first response, as JSON
    record Replayed(String jobId, String response) implements SubmitResult {}
}
