package io.reelay.sandbox.render;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The life of one task. All state belongs to its [RenderQueue], which guards it.
public final class Render {

    /// Where a render stands.
    public enum Phase {
        WAITING,
        RENDERING,
        DONE,
        CANCELLED
    }

    /// @param progress 0 to 1
    public record Status(Phase phase, double progress) {

        public boolean live() {
            return phase == Phase.WAITING || phase == Phase.RENDERING;
        }
    }

    private final RenderQueue lane;
    private final Instant createdAt;
    private final Duration work;
    private @Nullable Instant startedAt;
    private boolean cancelled;

    Render(RenderQueue lane, Instant createdAt, Duration work) {
        this.lane = lane;
        this.createdAt = createdAt;
        this.work = work;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Status at(Instant now) {
        return lane.look(this, now);
    }

    /// Gives the slot back; a render that is done stays done.
    public void cancel(Instant now) {
        lane.cancel(this, now);
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

    Status status(Instant now) {
        if (cancelled) {
            return new Status(Phase.CANCELLED, 0);
        }
        if (startedAt == null) {
            return new Status(Phase.WAITING, 0);
        }
        if (!now.isBefore(endsAt())) {
            return new Status(Phase.DONE, 1);
        }
        double progress = (double) Duration.between(startedAt, now).toMillis() / Math.max(1, work.toMillis());
        return new Status(Phase.RENDERING, Math.clamp(progress, 0, 1));
    }
}
