package io.reelay.workerkit.generation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// This process, as the owner of leases. A restarted worker is a new owner.
@ApplicationScoped
class WorkerId {
    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }
}
