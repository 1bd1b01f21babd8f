package io.reelay.e2e.system;

import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.StackComponent;
import io.reelay.localstack.process.PortFinder;
import io.reelay.localstack.system.PortVariable;
import io.reelay.localstack.system.Selection;
import io.reelay.localstack.system.Service;
import io.reelay.localstack.system.ServiceSettings;
import io.reelay.localstack.system.SystemPlan;
import io.reelay.testkit.http.RecordingReceiver;
import io.reelay.testkit.kafka.KafkaTap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A complete Reelay system on free ports in an empty folder, with the sandbox in place of the providers. Each
/// component and service is a process of its own. The sandbox is ten times as fast as usual, and leases end within a
/// few seconds.
public final class ReelaySystem implements AutoCloseable {
    public static final String KAFKA = StackComponent.KAFKA.label();
    public static final String INTAKE = Service.INTAKE.label();
    public static final String UPLOADER = Service.UPLOADER.label();
    public static final String NOTIFIER = Service.NOTIFIER.label();
    public static final String RUNWAY = Service.WORKER_RUNWAY.label();
    public static final String SECOND_RUNWAY = RUNWAY + "-2";
    public static final String RUNWARE = Service.WORKER_RUNWARE.label();
    /// The maximum of simultaneous tasks of the Runway account.
    public static final int RUNWAY_SLOTS = 4;

    private static final Map<String, String> PACE = Map.ofEntries(
            Map.entry("REELAY_SANDBOX_SPEED", "10"),
            Map.entry("REELAY_WORKER_POLL_SPEED", "10"),
            Map.entry("REELAY_WORKER_LEASE", "PT6S"),
            Map.entry("REELAY_WORKER_RENEW_EVERY", "1s"),
            Map.entry("REELAY_WORKER_ADOPT_EVERY", "1s"),
            Map.entry("REELAY_WORKER_UNKNOWN_SLOT_HOLD", "PT5S"),
            Map.entry("REELAY_OUTBOX_GRACE", "1s"),
            Map.entry("REELAY_OUTBOX_SWEEP_EVERY", "1s"),
            Map.entry("REELAY_KAFKA_SESSION_TIMEOUT_MS", "3500"),
            Map.entry("REELAY_WEBHOOK_SCHEDULE", "1s,1s,1s,1s,1s,1s,1s,1s,1s,1s"),
            Map.entry("RUNWAY_MAX_IN_FLIGHT", Integer.toString(RUNWAY_SLOTS)));

    private final SystemPlan plan;
    private final Processes processes;
    private final RecordingReceiver receiver;
    private final TestReelayClient api;
    private final SandboxControl sandbox;

    private ReelaySystem(Path directory, RecordingReceiver receiver) {
        this.receiver = receiver;
        this.plan = new SystemPlan(
                BuildLayout.find(),
                directory,
                settings(receiver),
                Selection.everything().workers("runway", 2));
        this.processes = new Processes(plan.units());
        this.api =
                new TestReelayClient(plan.url(Service.INTAKE), plan.settings().devApiKey());
        this.sandbox = new SandboxControl(plan.url(Service.SANDBOX));
    }

    static ReelaySystem start() {
        ReelaySystem system = new ReelaySystem(newSystemDirectory(), RecordingReceiver.start());
        try {
            system.processes.start(names(Arrays.stream(StackComponent.values()).map(StackComponent::label)));
            system.processes.start(names(Arrays.stream(Service.values()).map(Service::label)));
            system.api.awaitModels("runway/gen4_turbo", "runway/gen4.5", "runware/google:3@2");
            return system;
        } catch (RuntimeException | AssertionError e) {
            system.close();
            throw e;
        }
    }

    public TestReelayClient api() {
        return api;
    }

    public SandboxControl sandbox() {
        return sandbox;
    }

    public RecordingReceiver receiver() {
        return receiver;
    }

    public Processes processes() {
        return processes;
    }

    public KafkaTap tap(String... topics) {
        return KafkaTap.open(kafkaBootstrap(), topics);
    }

    public String kafkaBootstrap() {
        return plan.endpoints().kafkaBootstrap();
    }

    public URI url(Service service) {
        return plan.url(service);
    }

    public String webhookSecret() {
        return plan.settings().devWebhookSecret();
    }

    /// An empty folder for the marks of reached fail points.
    public Path newDirectory() {
        try {
            return Files.createTempDirectory(plan.directory(), "crash");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The keys of all objects in the bucket, read from the storage server's own folder.
    public List<String> objects() {
        Path bucket = plan.directory().resolve("s3/data/reelay");
        List<String> keys = new ArrayList<>();
        try {
            Files.walkFileTree(bucket, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    keys.add(bucket.relativize(file).toString());
                    return FileVisitResult.CONTINUE;
                }

                /// The server may have renamed a temporary file meanwhile.
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : super.visitFileFailed(file, e);
                }
            });
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes all files except the logs.
    @Override
    public void close() {
        processes.close();
        receiver.close();
        Path logs = plan.directory().resolve("logs");
        try (Stream<Path> files = Files.walk(plan.directory())) {
            files.filter(file -> !file.startsWith(logs))
                    .sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(file -> file.delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceSettings settings(RecordingReceiver receiver) {
        Map<String, String> environment = new HashMap<>(PACE);
        List<PortVariable> listeners = Stream.concat(
                        Stream.of(
                                PortVariable.KAFKA,
                                PortVariable.POSTGRES,
                                PortVariable.S3,
                                PortVariable.SANDBOX_RUNWARE),
                        Arrays.stream(Service.values()).map(Service::port))
                .toList();
        List<Integer> ports = PortFinder.free(listeners.size());
        for (int i = 0; i < ports.size(); i++) {
            environment.put(listeners.get(i).name(), ports.get(i).toString());
        }
        environment.put("REELAY_ALLOW_PRIVATE_TARGETS", receiver.hostAndPort());
        return new ServiceSettings(environment);
    }

    private static Path newSystemDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "system");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] names(Stream<String> names) {
        return names.toArray(String[]::new);
    }
}
