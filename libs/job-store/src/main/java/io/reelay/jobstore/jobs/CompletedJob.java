package io.reelay.jobstore.jobs;

/// A job that has ended in the caller's transaction. It is created once per job.
public record CompletedJob(Job job, JobResult result) {}
