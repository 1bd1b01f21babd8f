package io.reelay.workerkit.startup;

import io.reelay.support.startup.SettingCheck;
import io.reelay.support.startup.UrlSettingCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Checks that the API key and the URL of the provider are set.
public final class WorkerSettingCheck implements SettingCheck {

    @Override
    public List<String> faults(Config config) {
        var provider = config.getValue("reelay.worker.provider", String.class);
        var prefix = provider.toUpperCase(Locale.ROOT);
        var baseUrl = UrlSettingCheck.ofBase(provider + ".base-url", prefix + "_BASE_URL");
        return Stream.concat(missingKey(config, prefix + "_API_KEY"), baseUrl.fault(config).stream())
                .toList();
    }

    private static Stream<String> missingKey(Config config, String variable) {
        var keys = config.getOptionalValue("reelay.worker.api-keys", String[].class)
                .orElseGet(() -> new String[0]);
        return Arrays.stream(keys).allMatch(String::isBlank)
                ? Stream.of(variable + " is not set: the worker needs a key of your account with the provider.")
                : Stream.empty();
    }
}
