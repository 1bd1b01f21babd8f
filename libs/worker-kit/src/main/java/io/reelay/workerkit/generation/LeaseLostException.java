package io.reelay.workerkit.generation;

/// This worker has lost the lease of the generation, or is about to stop. The handler must not touch the row.
class LeaseLostException extends Exception {
    private static final long serialVersionUID = 1;

    LeaseLostException(String jobId) {
        super("Another worker takes over the generation of job " + jobId);
    }
}
