package io.reelay.e2e.system;

/// An accepted job.
///
/// @param marker a word that is unique to this job; in its prompt, its metadata and the path of its callback URL
public record SubmittedJob(String id, Provider provider, String marker) {
    /// A provider, with a text-to-video model and its shortest duration.
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
