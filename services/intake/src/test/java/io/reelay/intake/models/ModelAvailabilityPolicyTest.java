package io.reelay.intake.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelay.intake.models.ModelsConfig.WhenUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ModelAvailabilityPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofMinutes(16));
    private static final String MODEL = "runway/gen4_turbo";

    record Config(WhenUnavailable whenUnavailable) implements ModelsConfig {
        @Override
        public Duration unavailableAfter() {
            return Duration.ofMinutes(15);
        }
    }

    @Test
    void aModelWithoutRecentAnnouncementIsUnavailableWithAReason() {
        assertThat(policy(WhenUnavailable.WAIT).availability(NOW.minus(Duration.ofMinutes(14))))
                .isEqualTo(new Availability(Availability.State.AVAILABLE, null));
        assertThat(policy(WhenUnavailable.WAIT).availability(LONG_AGO))
                .isEqualTo(new Availability(
                        Availability.State.UNAVAILABLE,
                        "No worker has announced this model since 2026-11-21T11:44:00Z."));
    }

    @Test
    void jobsForAnUnavailableModelWaitOrAreRejectedAsConfigured() {
        assertThatCode(() -> policy(WhenUnavailable.WAIT).requireAvailable(MODEL, LONG_AGO))
                .doesNotThrowAnyException();
        assertThatCode(() -> policy(WhenUnavailable.REFUSE).requireAvailable(MODEL, NOW))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy(WhenUnavailable.REFUSE).requireAvailable(MODEL, LONG_AGO))
                .hasMessageContainingAll("UNAVAILABLE", MODEL);
    }

    private static ModelAvailabilityPolicy policy(WhenUnavailable whenUnavailable) {
        return new ModelAvailabilityPolicy(new Config(whenUnavailable), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
