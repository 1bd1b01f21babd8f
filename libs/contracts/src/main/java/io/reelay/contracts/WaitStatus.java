package io.reelay.contracts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a job does not move at the moment.
///
/// @param until when it will be looked at again, where that is known
public record WaitStatus(Reason reason, @Nullable Instant until) {

    /// The reasons for waiting.
    public enum Reason {
        /// All slots of the provider account are taken.
        NO_SLOT,
        /// The provider said "slow down".
        PROVIDER_THROTTLED,
        /// The operator paused the provider.
        PROVIDER_PAUSED,
        /// The account runs as many jobs as its plan allows.
        PARALLEL_LIMIT,
        /// Copying the result into the storage is being tried again.
        ARCHIVE_RETRY;

        /// The word on the wire, for example `no_slot`.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
