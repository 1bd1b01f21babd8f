package io.reelay.contracts;

import java.util.Locale;

/// The status of a job. The constants are in the order of a job's life; a terminal status is final.
///
/// The rank is a part of `ce_sequence`, which is public and durable: never change it.
public enum JobStatus {
    /// Stored by intake and held there by the parallel limit of the account.
    ACCEPTED(0),
    /// Its images are being fetched and prepared.
    STAGING(1),
    /// Waiting in the Kafka topic of the provider.
    QUEUED(2),
    /// A worker is submitting it to the provider.
    SUBMITTING(3),
    /// The provider is generating the result.
    RUNNING(4),
    /// The result is being copied to the owner's storage.
    ARCHIVING(5),
    SUCCEEDED(6),
    FAILED(6),
    CANCELLED(6),
    EXPIRED(6);

    private static final int TERMINAL_RANK = 6;

    /// The distance between the sequence numbers of two statuses, and of two steps of progress within one.
    private static final long STATUS_STEP = 100_000;

    private static final long PER_MILLE_STEP = 10;

    private final int rank;

    JobStatus(int rank) {
        this.rank = rank;
    }

    /// Whether the job has ended.
    public boolean terminal() {
        return rank == TERMINAL_RANK;
    }

    /// The rank of this status in `ce_sequence`. All terminal statuses have the same rank.
    public int rank() {
        return rank;
    }

    /// The `ce_sequence` of an event with this status. It depends only on the status and the progress, so that two
    /// processes that publish the same event use the same number, without a counter.
    ///
    /// @param progress the completed fraction, 0 to 1
    public long sequence(double progress) {
        return rank * STATUS_STEP + Math.round(Math.clamp(progress, 0, 1) * 1000) * PER_MILLE_STEP;
    }

    /// The word on the wire, for example `running`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
