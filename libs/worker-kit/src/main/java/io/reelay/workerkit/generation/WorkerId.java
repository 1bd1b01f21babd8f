package io.reelay.workerkit.generation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Identifies this process as the owner of leases. A restarted worker has a new id.
@ApplicationScoped
class WorkerId {
    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }
}
