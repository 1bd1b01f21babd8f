package io.reelay.contracts;

/// The names of all topics. The record key is always the job id (the model's name on [#MODELS]).
public final class Topics {
    public static final String STAGING_REQUESTED = "reelay.staging.requested";
    public static final String GENERATION_SUCCEEDED = "reelay.generation.succeeded";
    public static final String CANCEL_REQUESTED = "reelay.job.cancel.requested";
    public static final String JOB_PROGRESS = "reelay.job.progress";
    public static final String JOB_COMPLETED = "reelay.job.completed";
    public static final String MEDIA_STORED = "reelay.media.stored";
    /// Compacted: the newest entry of every model.
    public static final String MODELS = "reelay.catalog.models";

    private static final String GENERATION_REQUESTED = "reelay.generation.requested.";

    private Topics() {}

    /// The queue of one provider's workers, for example `reelay.generation.requested.runway`.
    public static String generationRequested(String provider) {
        return GENERATION_REQUESTED + provider;
    }

    /// Where a consumer group puts the records that it cannot handle.
    public static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlq";
    }
}
