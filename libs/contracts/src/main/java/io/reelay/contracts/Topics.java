package io.reelay.contracts;

/// The names of all topics. The record key is the job id; on [#MODELS] it is the model name.
public final class Topics {
    public static final String STAGING_REQUESTED = "reelay.staging.requested";
    public static final String GENERATION_SUCCEEDED = "reelay.generation.succeeded";
    public static final String CANCEL_REQUESTED = "reelay.job.cancel.requested";
    public static final String JOB_PROGRESS = "reelay.job.progress";
    public static final String JOB_COMPLETED = "reelay.job.completed";
    public static final String MEDIA_STORED = "reelay.media.stored";
    /// Compacted: the latest entry of every model.
    public static final String MODELS = "reelay.catalog.models";

    private static final String GENERATION_REQUESTED = "reelay.generation.requested.";

    private Topics() {}

    /// The topic of the workers of a provider, for example `reelay.generation.requested.runway`.
    public static String generationRequested(String provider) {
        return GENERATION_REQUESTED + provider;
    }

    /// The dead-letter topic of a consumer group.
    public static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlq";
    }
}
