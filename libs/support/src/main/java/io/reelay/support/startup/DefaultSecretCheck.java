package io.reelay.support.startup;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/// Refuses the default secrets of development in production (`REELAY_PRODUCTION=true`), because they are public in the
/// sources.
public final class DefaultSecretCheck implements SettingCheck {

    private static final List<Secret> KNOWN = List.of(
            new Secret("quarkus.datasource.password", "REELAY_DB_PASSWORD", "reelay"),
            new Secret("reelay.s3.secret-key", "REELAY_S3_SECRET_KEY", "reelay-dev-secret"),
            new Secret("reelay.dev.api-key", "REELAY_DEV_API_KEY", "reelay-dev-key"),
            new Secret(
                    "reelay.dev.webhook-secret",
                    "REELAY_DEV_WEBHOOK_SECRET",
                    "whsec_cmVlbGF5LWRldi13ZWJob29rLXNlY3JldC0wMDAx"));

    @Override
    public List<String> faults(Config config) {
        if (!config.getOptionalValue("reelay.production", Boolean.class).orElse(false)) {
            return List.of();
        }
        return KNOWN.stream()
                .filter(secret -> secret.isDefaultIn(config))
                .map(secret -> secret.setting()
                        + " has the default value of development, which is not a secret: choose a value of your own.")
                .toList();
    }

    private record Secret(String property, String setting, String defaultValue) {

        boolean isDefaultIn(Config config) {
            return config.getOptionalValue(property, String.class)
                    .filter(defaultValue::equals)
                    .isPresent();
        }
    }
}
