package io.reelay.e2e.system;

/// A job that was taken in.
///
/// @param marker a word that only this job has: in its prompt, its metadata and its callback's path
public record SubmittedJob(String id, Provider provider, String marker) {
    /// Whose task a job becomes, and what it is asked for: the shortest clip of a text-to-video model.
    public enum Provider {
        RUNWAY("runway/gen4.5", 2),
        RUNWARE("runware/google:3@2", 4);

        private final String model;
        private final int seconds;

        Provider(String model, int seconds) {
            this.model = model;
            this.seconds = seconds;
        }

        String model() {
            return model;
        }

        int seconds() {
            return seconds;
        }
    }

    String callbackPath() {
        return "/callbacks/" + marker;
    }
}
