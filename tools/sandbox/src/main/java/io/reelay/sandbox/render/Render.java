package io.reelay.sandbox.render;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The life cycle of one task. Its state is guarded by the [RenderQueue].
public final class Render {

    /// The phase of a render.
    public enum Phase {
        WAITING,
        RENDERING,
        DONE,
        CANCELLED
    }

    /// @param progress 0 to 1
    public record Snapshot(Phase phase, double progress) {

        public boolean live() {
            return phase == Phase.WAITING || phase == Phase.RENDERING;
        }
    }

    private final RenderQueue queue;
    private final Instant createdAt;
    private final Duration work;
    private @Nullable Instant startedAt;
    private boolean cancelled;

    Render(RenderQueue queue, Instant createdAt, Duration work) {
        this.queue = queue;
        this.createdAt = createdAt;
        this.work = work;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Snapshot at(Instant now) {
        return queue.snapshotOf(this, now);
    }

    /// Releases the slot. A finished render stays finished.
    public void cancel(Instant now) {
        queue.cancel(this, now);
    }

    void start(Instant at) {
        startedAt = at.isBefore(createdAt) ? createdAt : at;
    }

    Instant endsAt() {
        return startedAt == null ? Instant.MAX : startedAt.plus(work);
    }

    void markCancelled() {
        cancelled = true;
    }

    Snapshot snapshot(Instant now) {
        if (cancelled) {
            return new Snapshot(Phase.CANCELLED, 0);
        }
        if (startedAt == null) {
            return new Snapshot(Phase.WAITING, 0);
        }
        if (!now.isBefore(endsAt())) {
            return new Snapshot(Phase.DONE, 1);
        }
        double progress = (double) Duration.between(startedAt, now).toMillis() / Math.max(1, work.toMillis());
        return new Snapshot(Phase.RENDERING, Math.clamp(progress, 0, 1));
    }
}
