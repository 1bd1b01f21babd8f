package io.reelay.contracts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a job is waiting.
///
/// @param until the time of the next check; null if unknown
public record WaitStatus(Reason reason, @Nullable Instant until) {

    /// The reason for waiting. The rank is a part of `ce_sequence`: never change it, and give a new reason the next
    /// free rank, up to 9.
    public enum Reason {
        /// All slots of the provider account are in use.
        NO_SLOT(1),
        /// The provider has limited the request rate.
        PROVIDER_THROTTLED(2),
        /// The operator has paused the provider.
        PROVIDER_PAUSED(3),
        /// The account runs as many jobs as its plan allows.
        PARALLEL_LIMIT(4),
        /// Copying the result to the storage is being retried.
        ARCHIVE_RETRY(5);

        private final int rank;

        Reason(int rank) {
            this.rank = rank;
        }

        /// The part of `ce_sequence` for this reason, 1 to 9. A status without a reason has 0.
        public int rank() {
            return rank;
        }

        /// The word on the wire, for example `no_slot`.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
