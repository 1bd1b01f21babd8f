package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/// Publishes the progress of a job.
@ApplicationScoped
class ProgressPublisher {
    private final Outbox outbox;

    ProgressPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(JobProgressed progress, String traceparent) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(progress, traceparent));
    }
}
