package io.reelay.workerkit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingCheckTest {

    private static final String NO_KEY =
            "IMAGINARY_API_KEY is not set: the worker needs a key of your account with the provider.";

    @Test
    void theApiKeyIsRequired() {
        assertThat(faults(Map.of())).containsExactly(NO_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void aBlankKeyIsNotValid(String keys) {
        assertThat(faults(Map.of("reelay.worker.api-keys", keys))).containsExactly(NO_KEY);
    }

    @Test
    void oneKeyIsEnough() {
        assertThat(faults(Map.of("reelay.worker.api-keys", "key"))).isEmpty();
    }

    @Test
    void theUrlOfTheProviderMustBeValid() {
        assertThat(faults(Map.of("reelay.worker.api-keys", "key", "imaginary.base-url", "api.example.org")))
                .containsExactly(
                        "IMAGINARY_BASE_URL is not a valid URL: it must begin with http:// or https:// and name a"
                                + " host, such as http://host.example.org:8080.");
        assertThat(faults(Map.of("reelay.worker.api-keys", "key", "imaginary.base-url", "https://api.example.org/v1")))
                .isEmpty();
    }

    private static List<String> faults(Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("reelay.worker.provider", "imaginary");
        return new WorkerSettingCheck()
                .faults(new SmallRyeConfigBuilder().withDefaultValues(all).build());
    }
}
