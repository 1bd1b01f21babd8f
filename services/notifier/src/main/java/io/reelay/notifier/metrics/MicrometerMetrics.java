package io.reelay.notifier.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Publishes the metrics at `/q/metrics`.
@ApplicationScoped
class MicrometerMetrics implements NotifierMetrics {

    private final MeterRegistry registry;
    private final Timer firstAttempts;
    private final Counter expired;
    private final AtomicInteger overdue;

    MicrometerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.firstAttempts = Timer.builder("reelay.webhook.first.attempt")
                .serviceLevelObjectives(
                        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(registry);
        this.expired = registry.counter("reelay.jobs.expired");
        this.overdue = registry.gauge("reelay.webhook.overdue", new AtomicInteger());
    }

    @Override
    public void jobEnded(JobContext job, JobStatus status) {
        registry.counter("reelay.jobs.ended", "provider", job.provider(), "status", status.toString())
                .increment();
    }

    @Override
    public void attempted(String outcome, Duration took) {
        registry.timer("reelay.webhook.attempts", "outcome", outcome).record(took);
    }

    @Override
    public void firstAttempt(Duration delay) {
        firstAttempts.record(delay);
    }

    @Override
    public void overdue(int deliveries) {
        overdue.set(deliveries);
    }

    @Override
    public void expired(int jobs) {
        expired.increment(jobs);
    }
}
