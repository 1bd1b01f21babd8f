package io.reelay.workerkit.generation;

import io.reelay.support.time.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The settings of a worker.
@ConfigMapping(prefix = "reelay.worker")
public interface WorkerConfig {

    /// The name of the provider, which is the first part of the names of its models.
    String provider();

    /// The API keys of the provider account, primary first.
    List<String> apiKeys();

    /// The maximum number of tasks that the provider account may have at once, over all replicas.
    @WithDefault("3")
    int maxInFlight();

    /// How long a worker keeps a generation without renewing its lease.
    Duration lease();

    /// How often leases are renewed and cancel requests are read.
    Duration renewEvery();

    /// How often expired leases are searched for.
    Duration adoptEvery();

    /// What to do after a lost answer when the provider does not recognise repetitions.
    @WithDefault("fail")
    OnUnknownSubmit onUnknownSubmit();

    /// How long a submission with an unknown outcome keeps its slot, because the provider may be working on it. It is
    /// also the limit for a task that the provider did not stop when its job was stopped.
    @WithDefault("PT10M")
    Duration unknownSlotHold();

    /// How long an ended generation is kept. Must be longer than any deadline and than Kafka keeps a request.
    @WithDefault("P30D")
    Duration keep();

    /// The timeout of one submission.
    @WithDefault("PT60S")
    Duration submitTimeout();

    /// The pause after a throttled submission when the provider does not say how long to wait.
    @WithDefault("PT10S")
    Duration throttlePause();

    /// The first pause after a submission that was not sent; doubled each time, up to one minute.
    @WithDefault("PT0.5S")
    Duration retryPause();

    /// The backoff that starts with `retryPause`.
    static Backoff retryBackoff(WorkerConfig config) {
        return new Backoff(config.retryPause(), Duration.ofMinutes(1));
    }

    /// Divides the poll intervals of the adapter; use a value above 1 only with the sandbox.
    @WithDefault("1")
    double pollSpeed();

    /// The policies for a lost answer.
    enum OnUnknownSubmit {
        /// Fails the job with `submission_unknown`; never pays twice.
        FAIL,
        /// Submits again, although the provider may charge both submissions.
        RESUBMIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
