package io.reelay.localstack.system;

import io.reelay.localstack.StackPorts;
import io.reelay.localstack.process.PortFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings of the local system, read from the environment.
public record ServiceSettings(Map<String, String> environment) {

    private static final String OFFSET = "REELAY_PORT_OFFSET";
    private static final int HIGHEST_PORT = 65_535;

    public ServiceSettings {
        environment = Map.copyOf(environment);
    }

    /// The address to listen on.
    public String bindHost() {
        return text("REELAY_BIND_HOST", "127.0.0.1");
    }

    /// The address that clients use.
    public String host() {
        return PortFinder.clientHost(bindHost());
    }

    public String devApiKey() {
        return text("REELAY_DEV_API_KEY", "reelay-dev-key");
    }

    public String devWebhookSecret() {
        return text("REELAY_DEV_WEBHOOK_SECRET", "whsec_cmVlbGF5LWRldi13ZWJob29rLXNlY3JldC0wMDAx");
    }

    /// The prefix of the names of topics and consumer groups.
    public String kafkaPrefix() {
        return text("REELAY_KAFKA_PREFIX", "");
    }

    /// How many times faster than the real providers the sandbox is.
    String sandboxSpeed() {
        return text("REELAY_SANDBOX_SPEED", "1");
    }

    /// The value of a setting. An empty value means the default.
    public String text(String name, String byDefault) {
        var text = environment.getOrDefault(name, "");
        return text.isBlank() ? byDefault : text;
    }

    public boolean isSet(String setting) {
        return !text(setting, "").isEmpty();
    }

    public ServiceSettings with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new ServiceSettings(more);
    }

    /// The settings that services read.
    Map<String, String> forServices() {
        return environment.entrySet().stream()
                .filter(setting -> setting.getKey().matches("(REELAY|RUNWAY|RUNWARE)_.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The configured or default port plus the port offset.
    public int port(PortVariable setting) {
        var port = number(setting.name(), setting.byDefault()) + number(OFFSET, 0);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InvalidSettingException("%s (plus %s) is %s, but a port must be between 1 and %s"
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
            throw new InvalidSettingException(name + " is \"" + text + "\", but must be a whole number");
        }
    }
}
