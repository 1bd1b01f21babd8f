package io.reelay.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerHostPermitsTest {

    private final PerHostPermits permits = new PerHostPermits(1);

    @Test
    void aSlowReceiverUsesOnlyItsOwnPermits() {
        // Given
        var held = permits.tryAcquire("slow.example");

        // Then
        assertThat(held).isPresent();
        assertThat(permits.tryAcquire("slow.example")).isEmpty();
        assertThat(permits.tryAcquire("quick.example")).isPresent();
    }

    @Test
    void aReleasedPermitIsAvailableAgain() {
        // Given
        var held = permits.tryAcquire("slow.example").orElseThrow();

        // When
        held.close();

        // Then
        assertThat(permits.tryAcquire("slow.example")).isPresent();
        assertThat(permits.tryAcquire("slow.example")).isEmpty();
    }
}
