package io.reelay.localstack.system;

import io.reelay.localstack.StackPorts;
import io.reelay.localstack.process.PortFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings of a system on this machine, read from the environment.
public record ServiceSettings(Map<String, String> environment) {

    private static final String OFFSET = "REELAY_PORT_OFFSET";
    private static final int HIGHEST_PORT = 65_535;

    public ServiceSettings {
        environment = Map.copyOf(environment);
    }

    /// Where everything listens.
    public String bindHost() {
        return text("REELAY_BIND_HOST", "127.0.0.1");
    }

    /// Where clients find it.
    public String host() {
        return PortFinder.reachedAt(bindHost());
    }

    public String devApiKey() {
        return text("REELAY_DEV_API_KEY", "reelay-dev-key");
    }

    public String devWebhookSecret() {
        return text("REELAY_DEV_WEBHOOK_SECRET", "whsec_cmVlbGF5LWRldi13ZWJob29rLXNlY3JldC0wMDAx");
    }

    /// What the names of topics and consumer groups begin with.
    public String kafkaPrefix() {
        return text("REELAY_KAFKA_PREFIX", "");
    }

    /// How much faster than the providers the sandbox renders.
    String sandboxSpeed() {
        return text("REELAY_SANDBOX_SPEED", "1");
    }

    /// What the setting says; one that is empty says nothing.
    public String text(String name, String byDefault) {
        var text = environment.getOrDefault(name, "");
        return text.isBlank() ? byDefault : text;
    }

    public boolean names(String setting) {
        return !text(setting, "").isEmpty();
    }

    public ServiceSettings with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new ServiceSettings(more);
    }

    /// Those that concern the services.
    Map<String, String> ours() {
        return environment.entrySet().stream()
                .filter(setting -> setting.getKey().matches("(REELAY|RUNWAY|RUNWARE)_.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The port that the setting or its default says, shifted by the offset for all.
    public int port(PortVariable setting) {
        var port = number(setting.name(), setting.byDefault()) + number(OFFSET, 0);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InvalidSettingException("%s (with %s) is %s, but a port lies between 1 and %s"
                    .formatted(setting.name(), OFFSET, port, HIGHEST_PORT));
        }
        return port;
    }

    public StackPorts stackPorts() {
        return new StackPorts(bindHost(), port(PortVariable.KAFKA), port(PortVariable.POSTGRES), port(PortVariable.S3));
    }

    private int number(String name, int byDefault) {
        var text = text(name, Integer.toString(byDefault)).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException words) {
            throw new InvalidSettingException(name + " is \"" + text + "\", but has to be a whole number");
        }
    }
}
