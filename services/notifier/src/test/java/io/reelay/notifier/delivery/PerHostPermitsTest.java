package io.reelay.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerHostPermitsTest {

    private final PerHostPermits slots = new PerHostPermits(1);

    @Test
    void aReceiverThatHangsTakesOnlyItsOwnSlots() {
        // Given
        var held = slots.tryTake("slow.example");

        // Then
        assertThat(held).isPresent();
        assertThat(slots.tryTake("slow.example")).isEmpty();
        assertThat(slots.tryTake("quick.example")).isPresent();
    }

    @Test
    void aSlotGivenBackIsFreeAgain() {
        // Given
        var held = slots.tryTake("slow.example").orElseThrow();

        // When
        held.close();

        // Then
        assertThat(slots.tryTake("slow.example")).isPresent();
        assertThat(slots.tryTake("slow.example")).isEmpty();
    }
}
