package io.reelay.contracts;

import java.util.Locale;

/// Where a job stands. The order of the constants is the order of a job's life; a terminal status never changes.
public enum JobStatus {
    /// Stored by intake and held there (the account's parallel limit).
    ACCEPTED,
    /// Its pictures are being fetched and prepared.
    STAGING,
    /// In the provider's queue on Kafka.
    QUEUED,
    /// Claimed by a worker that is handing it to the provider.
    SUBMITTING,
    /// At the provider.
    RUNNING,
    /// The result exists and is being copied into the owner's storage.
    ARCHIVING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    EXPIRED;

    /// The distance between the sequence numbers of two statuses, and of two steps of progress within one.
    private static final long STATUS_STEP = 100_000;

    private static final long PER_MILLE_STEP = 10;

    /// Whether the job has ended.
    public boolean terminal() {
        return ordinal() >= SUCCEEDED.ordinal();
    }

    /// The `ce_sequence` of news with this status: a function of the fact, so that the same fact published by two
    /// processes has the same number and nobody keeps counters.
    ///
    /// @param progress the part that is done, 0 to 1
    public long sequence(double progress) {
        var rank = terminal() ? SUCCEEDED.ordinal() : ordinal();
        return rank * STATUS_STEP + Math.round(Math.clamp(progress, 0, 1) * 1000) * PER_MILLE_STEP;
    }

    /// The word on the wire, for example `running`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
