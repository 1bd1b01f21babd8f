package io.reelay.workerkit.generation;

/// This worker no longer owns the generation, or is about to stop. Whoever catches it leaves the row alone.
class LeaseLostException extends Exception {
    private static final long serialVersionUID = 1;

    LeaseLostException(String jobId) {
        super("The generation of " + jobId + " is left to another worker");
    }
}
