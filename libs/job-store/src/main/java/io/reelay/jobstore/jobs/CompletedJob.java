package io.reelay.jobstore.jobs;

/// A job that ended just now, in the caller's transaction. Nobody gets another one of these for the same job.
public record CompletedJob(Job job, JobResult ending) {}
