package io.reelay.sandbox.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.IntSupplier;

/// Renders that share slots, started in order of arrival. Nothing runs in the background: each access computes the
/// changes since the last one, as if a free slot had been taken at the moment it became free.
public final class RenderQueue {

    private final IntSupplier slots;
    private final PriorityQueue<Render> rendering = new PriorityQueue<>(Comparator.comparing(Render::endsAt));
    private final Deque<Render> waiting = new ArrayDeque<>();

    public RenderQueue(IntSupplier slots) {
        this.slots = slots;
    }

    public synchronized Render enter(Instant now, Duration work) {
        Render render = new Render(this, now, work);
        waiting.add(render);
        catchUp(now);
        return render;
    }

    synchronized Render.Snapshot snapshotOf(Render render, Instant now) {
        catchUp(now);
        return render.snapshot(now);
    }

    synchronized void cancel(Render render, Instant now) {
        catchUp(now);
        if (render.snapshot(now).live()) {
            render.markCancelled();
            waiting.remove(render);
            rendering.remove(render);
            catchUp(now);
        }
    }

    private void catchUp(Instant now) {
        for (Render first = rendering.peek(); first != null && !first.endsAt().isAfter(now); first = rendering.peek()) {
            rendering.remove(first);
            fillSlots(first.endsAt());
        }
        fillSlots(now);
    }

    private void fillSlots(Instant at) {
        while (!waiting.isEmpty() && rendering.size() < slots.getAsInt()) {
            Render next = waiting.remove();
            next.start(at);
            rendering.add(next);
        }
    }
}
