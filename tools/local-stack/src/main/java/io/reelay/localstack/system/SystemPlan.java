package io.reelay.localstack.system;

import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.LocalStack;
import io.reelay.localstack.StackComponent;
import io.reelay.localstack.StackEndpoints;
import io.reelay.localstack.StackOptions;
import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.process.PortFinder;
import io.reelay.localstack.process.Readiness;
import io.reelay.localstack.supervisor.Unit;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plans the units of a system from the settings and a selection.
///
/// @param directory contains data and logs
public record SystemPlan(BuildLayout checkout, Path directory, ServiceSettings settings, Selection selection) {

    /// Optimised for a fast start. `REELAY_FULL_JIT` enables the full compiler for load tests.
    private static final List<String> SERVICE_FLAGS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            // These flags are in the manifest of quarkus-run.jar, which only `java -jar` reads.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    private static final String SANDBOX_RUNWAY_KEY = "key_" + "0".repeat(128);
    private static final String PUBLIC_S3 = "REELAY_S3_PUBLIC_ENDPOINT";
    private static final String PRIVATE_RESULTS = "REELAY_ALLOW_PRIVATE_RESULTS";

    public SystemPlan {
        directory = directory.toAbsolutePath();
    }

    public StackEndpoints endpoints() {
        return new StackEndpoints(settings.stackPorts());
    }

    public URI url(Service service) {
        return URI.create("http://%s:%s".formatted(settings.host(), settings.port(service.port())));
    }

    public boolean includes(Service service) {
        return services().has(service);
    }

    public boolean includes(StackComponent part) {
        return selection.parts().contains(part);
    }

    /// The providers without an API key. Their workers use the sandbox.
    public List<String> sandboxed() {
        return Stream.of("RUNWAY", "RUNWARE")
                .filter(provider -> !settings.isSet(provider + "_API_KEY"))
                .toList();
    }

    public List<Unit> units() {
        var units = new ArrayList<Unit>();
        var options = new StackOptions(directory, settings.stackPorts(), selection.parts());
        LocalStack.programs(checkout, options).forEach((part, planned) -> units.add(unit(part, planned)));
        services()
                .replicas()
                .forEach((service, count) -> IntStream.rangeClosed(1, count)
                        .mapToObj(replica -> unit(service, replica))
                        .forEach(units::add));
        return units;
    }

    /// The ports that must be free, with the setting that changes each.
    public Map<PortVariable, Integer> ports() {
        var ports = new HashMap<PortVariable, Integer>();
        for (var part : selection.parts()) {
            add(
                    ports,
                    switch (part) {
                        case KAFKA -> PortVariable.KAFKA;
                        case POSTGRES -> PortVariable.POSTGRES;
                        case S3 -> PortVariable.S3;
                    });
        }
        services().replicas().keySet().forEach(service -> add(ports, service.port()));
        if (services().has(Service.SANDBOX)) {
            add(ports, PortVariable.SANDBOX_RUNWARE);
        }
        return ports;
    }

    private void add(Map<PortVariable, Integer> ports, PortVariable setting) {
        ports.put(setting, settings.port(setting));
    }

    private Selection services() {
        return sandboxed().isEmpty() ? selection.without(Service.SANDBOX) : selection;
    }

    private Unit unit(StackComponent part, LocalStack.Part planned) {
        var ports = settings.stackPorts();
        var url = switch (part) {
            case KAFKA -> endpoints().kafkaBootstrap();
            case POSTGRES -> endpoints().jdbcUrl();
            case S3 -> endpoints().s3().toString();
        };
        return new Unit(part.label(), Unit.Kind.PART, ports.of(part), url, planned.program(), planned.readiness());
    }

    private Unit unit(Service service, int replica) {
        var name = replica == 1 ? service.label() : service.label() + "-" + replica;
        var port = replica == 1 ? settings.port(service.port()) : PortFinder.free();
        var url = "http://%s:%s".formatted(settings.host(), port);
        var environment = new HashMap<>(environment());
        environment.put(service.port().name(), Integer.toString(port));
        var program = new JavaProgram(
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of(
                        checkout.built("local-stack", "classes").toString(),
                        runner(service).toString()),
                flags(),
                List.of(),
                environment,
                directory.resolve("logs").resolve(name + ".log"));
        return new Unit(
                name,
                Unit.Kind.SERVICE,
                port,
                url,
                program,
                new Readiness.HttpCheck(URI.create(url + "/q/health/ready"), 200));
    }

    private Path runner(Service service) {
        var runner = checkout.built(service.label(), "quarkus-app/quarkus-run.jar");
        if (!Files.exists(runner)) {
            throw new InvalidSettingException(
                    "The service " + service.label() + " is not built yet; ./reelay up builds it");
        }
        return runner;
    }

    private List<String> flags() {
        var quick = settings.isSet("REELAY_FULL_JIT") ? Stream.<String>empty() : Stream.of(QUICK_START);
        return Stream.concat(SERVICE_FLAGS.stream(), quick).toList();
    }

    /// The environment of every service. It overrides settings of the caller that contradict the started system.
    Map<String, String> environment() {
        var environment = new HashMap<>(settings.forServices());
        environment.putAll(endpoints().settings());
        environment.computeIfPresent(PUBLIC_S3, settings::text);
        for (var service : Service.values()) {
            environment.put(service.port().name(), Integer.toString(settings.port(service.port())));
        }
        environment.put("REELAY_BIND_HOST", settings.bindHost());
        environment.put("REELAY_UPLOADER_URL", url(Service.UPLOADER).toString());
        environment.put("REELAY_DEV_API_KEY", settings.devApiKey());
        environment.put("REELAY_DEV_WEBHOOK_SECRET", settings.devWebhookSecret());
        environment.putAll(sandboxSettings());
        return environment;
    }

    private Map<String, String> sandboxSettings() {
        var runwarePort = settings.port(PortVariable.SANDBOX_RUNWARE);
        var runway = settings.host() + ":" + settings.port(Service.SANDBOX.port());
        var runware = settings.host() + ":" + runwarePort;
        var environment = new HashMap<String, String>();
        environment.put(PortVariable.SANDBOX_RUNWARE.name(), Integer.toString(runwarePort));
        if (sandboxed().contains("RUNWAY")) {
            environment.put("RUNWAY_API_KEY", SANDBOX_RUNWAY_KEY);
            environment.put("RUNWAY_BASE_URL", "http://" + runway);
        }
        if (sandboxed().contains("RUNWARE")) {
            environment.put("RUNWARE_API_KEY", "sandbox");
            environment.put("RUNWARE_BASE_URL", "http://" + runware);
        }
        if (!sandboxed().isEmpty()) {
            var more = settings.isSet(PRIVATE_RESULTS) ? "," + settings.text(PRIVATE_RESULTS, "") : "";
            environment.put(PRIVATE_RESULTS, runway + "," + runware + more);
        }
        // Polls speed up with the sandbox, never with a real provider.
        if (sandboxed().size() == 2 && !settings.isSet("REELAY_WORKER_POLL_SPEED")) {
            environment.put("REELAY_WORKER_POLL_SPEED", settings.sandboxSpeed());
        }
        return environment;
    }
}
