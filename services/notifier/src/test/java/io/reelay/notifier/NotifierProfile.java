package io.reelay.notifier;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Allows receivers on this machine and sets a short retry schedule.
public class NotifierProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "reelay.allow-private-targets", "127.0.0.1",
                "reelay.webhook.schedule", "PT0.1S,PT0.1S",
                "reelay.webhook.sweep-every", "PT0.1S",
                "quarkus.http.test-port", "0");
    }
}
