package io.reelay.workerkit.generation;

import io.reelay.support.time.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a worker is told by its settings.
@ConfigMapping(prefix = "reelay.worker")
public interface WorkerConfig {

    /// The provider's name, the first part of its models' names.
    String provider();

    /// The provider account's secrets, primary first.
    List<String> apiKeys();

    /// How many tasks the provider account may have at once, over all replicas.
    @WithDefault("3")
    int maxInFlight();

    /// How long a generation stays with a worker that gives no sign of life.
    Duration lease();

    /// How often the leases are renewed and cancellations noticed.
    Duration renewEvery();

    /// How often rows of dead workers are looked for.
    Duration adoptEvery();

    /// What follows a lost answer where the provider cannot recognise a repetition.
    @WithDefault("fail")
    OnUnknownSubmit onUnknownSubmit();

    /// How long a submission of unknown outcome keeps its slot, since the provider may be working on it. At most that
    /// long too for a task that the provider did not stop when its job was.
    @WithDefault("PT10M")
    Duration unknownSlotHold();

    /// How long an ended generation is remembered. Longer than any deadline and than Kafka keeps a request.
    @WithDefault("P30D")
    Duration keep();

    /// How long one submission may take.
    @WithDefault("PT60S")
    Duration submitTimeout();

    /// How long a "slow down" without a time lasts.
    @WithDefault("PT10S")
    Duration throttlePause();

    /// The first pause after a submission that was not taken; doubled each time, up to a minute.
    @WithDefault("PT0.5S")
    Duration retryPause();

    /// The pauses that begin with it.
    static Backoff retries(WorkerConfig config) {
        return new Backoff(config.retryPause(), Duration.ofMinutes(1));
    }

    /// Divides the adapter's poll pauses; above 1 only against a sandbox.
    @WithDefault("1")
    double pollSpeed();

    /// The policies for a lost answer.
    enum OnUnknownSubmit {
        /// The job fails with `submission_unknown`; nothing is ever paid twice.
        FAIL,
        /// It is submitted again, knowing that both may be charged.
        RESUBMIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
