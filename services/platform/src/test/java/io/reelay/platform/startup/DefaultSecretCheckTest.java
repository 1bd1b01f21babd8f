package io.reelay.platform.production;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevelopmentSecretsTest {

    private static final Map<String, String> DEVELOPMENT =
            Map.of("quarkus.datasource.password", "reelay", "reelay.dev.api-key", "reelay-dev-key");

    @Test
    void productionRefusesSecretsThatEverybodyKnowsAndNamesTheirSettings() {
        assertThatThrownBy(() -> new DevelopmentSecrets(config(DEVELOPMENT), true).refuse(new StartupEvent()))
                .hasMessageContaining("REELAY_DB_PASSWORD, REELAY_DEV_API_KEY")
                .hasMessageNotContaining("reelay-dev-key");
    }

    @Test
    void productionTakesSecretsOfOnesOwn() {
        // Given
        var secrets = new DevelopmentSecrets(config(Map.of("quarkus.datasource.password", "aGVsbG8")), true);

        // Then
        assertThatCode(() -> secrets.refuse(new StartupEvent())).doesNotThrowAnyException();
    }

    @Test
    void developmentTakesAnything() {
        // Given
        var secrets = new DevelopmentSecrets(config(DEVELOPMENT), false);

        // Then
        assertThatCode(() -> secrets.refuse(new StartupEvent())).doesNotThrowAnyException();
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withDefaultValues(values).build();
    }
}
