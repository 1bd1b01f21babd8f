package io.reelay.sandbox.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.IntSupplier;

/// Renders that share slots: the first to come is the first to start. Nothing runs in the background; whoever looks
/// makes up for the time that has passed, so a slot freed in between was taken at the moment it became free.
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

    synchronized Render.Status look(Render render, Instant now) {
        catchUp(now);
        return render.status(now);
    }

    synchronized void cancel(Render render, Instant now) {
        catchUp(now);
        if (render.status(now).live()) {
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
