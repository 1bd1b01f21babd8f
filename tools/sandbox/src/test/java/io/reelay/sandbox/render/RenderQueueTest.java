package io.reelay.sandbox.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenderQueueTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration TEN = Duration.ofSeconds(10);

    private final AtomicInteger slots = new AtomicInteger(1);
    private final RenderQueue lane = new RenderQueue(slots::get);

    @Test
    void aRenderRunsFromItsStartToItsEnd() {
        // Given
        Render render = lane.enter(START, TEN);

        // Then
        assertThat(render.at(START)).isEqualTo(new Render.Snapshot(Render.Phase.RENDERING, 0));
        assertThat(render.at(after(5))).isEqualTo(new Render.Snapshot(Render.Phase.RENDERING, 0.5));
        assertThat(render.at(after(10)).phase()).isEqualTo(Render.Phase.DONE);
    }

    @Test
    void aFreedSlotIsTakenAtOnceWithoutAnAccess() {
        // Given
        lane.enter(START, TEN);
        lane.enter(START, TEN);
        Render third = lane.enter(START, TEN);

        // Then
        assertThat(third.at(after(25))).isEqualTo(new Render.Snapshot(Render.Phase.RENDERING, 0.5));
    }

    @Test
    void aCancelledRenderReleasesItsSlot() {
        // Given
        Render first = lane.enter(START, TEN);
        Render second = lane.enter(START, TEN);

        // When
        first.cancel(after(2));

        // Then
        assertThat(first.at(after(20)).phase()).isEqualTo(Render.Phase.CANCELLED);
        assertThat(second.at(after(7))).isEqualTo(new Render.Snapshot(Render.Phase.RENDERING, 0.5));
    }

    @Test
    void aFinishedRenderStaysFinished() {
        // Given
        Render render = lane.enter(START, TEN);

        // When
        render.cancel(after(11));

        // Then
        assertThat(render.at(after(12)).phase()).isEqualTo(Render.Phase.DONE);
    }

    @Test
    void aRaisedLimitStartsWaitingRenders() {
        // Given
        lane.enter(START, TEN);
        Render second = lane.enter(START, TEN);

        // When
        slots.set(2);

        // Then
        assertThat(second.at(after(1)).phase()).isEqualTo(Render.Phase.RENDERING);
    }

    private static Instant after(long seconds) {
        return START.plusSeconds(seconds);
    }
}
