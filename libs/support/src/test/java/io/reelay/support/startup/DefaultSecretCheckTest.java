package io.reelay.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultSecretCheckTest {

    private static final Map<String, String> DEVELOPMENT = Map.of(
            "quarkus.datasource.password", "reelay",
            "reelay.s3.secret-key", "reelay-dev-secret",
            "reelay.dev.api-key", "reelay-dev-key",
            "reelay.dev.webhook-secret", "whsec_cmVlbGF5LWRldi13ZWJob29rLXNlY3JldC0wMDAx");

    @Test
    void productionRefusesEachDefaultSecretInItsOwnSentence() {
        assertThat(faults(true, DEVELOPMENT))
                .containsExactly(
                        "REELAY_DB_PASSWORD has the default value of development, which is not a secret: choose a"
                                + " value of your own.",
                        "REELAY_S3_SECRET_KEY has the default value of development, which is not a secret: choose a"
                                + " value of your own.",
                        "REELAY_DEV_API_KEY has the default value of development, which is not a secret: choose a"
                                + " value of your own.",
                        "REELAY_DEV_WEBHOOK_SECRET has the default value of development, which is not a secret: choose"
                                + " a value of your own.");
    }

    @Test
    void productionAcceptsOtherSecrets() {
        assertThat(faults(true, Map.of("quarkus.datasource.password", "aGVsbG8")))
                .isEmpty();
    }

    @Test
    void developmentAcceptsDefaultSecrets() {
        assertThat(faults(false, DEVELOPMENT)).isEmpty();
    }

    private static List<String> faults(boolean production, Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("reelay.production", Boolean.toString(production));
        return new DefaultSecretCheck()
                .faults(new SmallRyeConfigBuilder().withDefaultValues(all).build());
    }
}
