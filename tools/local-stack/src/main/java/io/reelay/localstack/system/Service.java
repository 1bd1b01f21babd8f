package io.reelay.localstack.system;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A service of Reelay, named after its module.
public enum Service {
    INTAKE(8080),
    UPLOADER(8081),
    NOTIFIER(8082),
    WORKER_RUNWAY(8083),
    WORKER_RUNWARE(8084),
    SANDBOX(8090);

    private final int defaultPort;

    Service(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Service> labelled(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label().equals(label))
                .findFirst();
    }

    public PortVariable port() {
        return new PortVariable("REELAY_" + name() + "_PORT", defaultPort);
    }
}
