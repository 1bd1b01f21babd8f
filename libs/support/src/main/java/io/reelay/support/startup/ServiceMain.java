package io.reelay.support.startup;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.Config;

/// Starts a service if its settings are valid. Otherwise it prints every fault and ends with exit code 1, before
/// Quarkus connects to the database.
@QuarkusMain
public final class ServiceMain {

    private static final int FAULTY_SETTINGS = 1;

    private ServiceMain() {}

    public static void main(String... arguments) {
        var faults = faults(ConfigUtils.configBuilder().build());
        if (faults.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            faults.forEach(System.err::println);
            System.exit(FAULTY_SETTINGS);
        }
    }

    private static List<String> faults(Config config) {
        return ServiceLoader.load(SettingCheck.class).stream()
                .flatMap(check -> check.get().faults(config).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
