package io.reelay.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.process.ParentWatchdog;
import io.reelay.localstack.process.Readiness;
import io.reelay.localstack.supervisor.UnitStatus.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class SupervisorIT {

    private static final int MORE_THAN_A_PROCESS_TAKES = 8 << 20;

    private final Path directory;
    private final List<UnitStatus> changes = new CopyOnWriteArrayList<>();

    SupervisorIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void componentsAreReadyBeforeServicesStart() {
        // Given
        var units =
                List.of(unit("service", Unit.Kind.SERVICE, Server.class), unit("part", Unit.Kind.PART, Server.class));

        // When
        try (var supervisor = new Supervisor(units, InstantSource.system(), changes::add)) {
            supervisor.start();
        }

        // Then
        assertThat(states("part", "service"))
                .containsSubsequence("part STARTING", "part READY", "service STARTING", "service READY")
                .containsSubsequence("service STOPPED", "part STOPPED");
    }

    @Test
    void aUnitIsRestartedWhenItsProcessEnds() {
        // Given
        var units = List.of(unit("part", Unit.Kind.PART, Server.class));
        try (var supervisor = new Supervisor(units, InstantSource.system(), changes::add)) {
            supervisor.start();
            var first = supervisor.process("part");

            // When
            first.kill();

            // Then
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(states("part"))
                            .containsSubsequence("part READY", "part RESTARTING", "part READY"));
            assertThat(supervisor.process("part").pid()).isNotEqualTo(first.pid());
        }
        assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aFailedStartIsReportedWithTheEndOfTheLog() {
        // Given
        var units = List.of(unit("part", Unit.Kind.PART, Broken.class));
        try (var supervisor = new Supervisor(units, InstantSource.system(), changes::add)) {

            // When
            var failure = catchThrowableOfType(UnitFailedException.class, supervisor::start);

            // Then
            assertThat(failure).hasMessage("part ended with exit code 3 before it was ready");
            assertThat(failure.logTail()).contains("the disk is full");
        }
    }

    @Test
    void aFailedLaunchIsReported() {
        // Given
        var unit = unit("part", Unit.Kind.PART, Server.class);
        var tooLong = Map.of("REELAY_TOO_LONG", "x".repeat(MORE_THAN_A_PROCESS_TAKES));
        var refused = new Unit(
                unit.name(),
                unit.kind(),
                unit.port(),
                unit.url(),
                unit.program().withEnvironment(tooLong),
                unit.readiness());
        try (var supervisor = new Supervisor(List.of(refused), InstantSource.system(), changes::add)) {

            // When
            var failure = catchThrowableOfType(UnitFailedException.class, supervisor::start);

            // Then
            assertThat(failure).hasMessageStartingWith("part cannot be started: ");
            assertThat(states("part")).containsExactly("part FAILED");
        }
    }

    @Test
    void repeatedRestartsBackOff() {
        // Given
        var times = new CopyOnWriteArrayList<Long>();
        Consumer<UnitStatus> observer = status -> {
            if (status.state() == State.READY) {
                times.add(System.nanoTime());
            }
        };

        // When
        try (var supervisor =
                new Supervisor(List.of(unit("part", Unit.Kind.PART, Brief.class)), InstantSource.system(), observer)) {
            supervisor.start();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(times).hasSizeGreaterThanOrEqualTo(4));
        }

        // Then
        assertThat(Duration.ofNanos(times.get(3) - times.get(2))).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void noUnitStartsAfterTheStop() {
        // Given
        var units = List.of(unit("part", Unit.Kind.PART, Server.class));
        var supervisor = new Supervisor(units, InstantSource.system(), changes::add);

        // When
        supervisor.close();

        // Then
        assertThatExceptionOfType(UnitFailedException.class).isThrownBy(supervisor::start);
        assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
    }

    private List<String> states(String... names) {
        return changes.stream()
                .filter(status -> List.of(names).contains(status.unit().name()))
                .filter(status -> status.state() != State.WAITING)
                .map(status -> status.unit().name() + " " + status.state())
                .toList();
    }

    private Unit unit(String name, Unit.Kind kind, Class<?> main) {
        var program = new JavaProgram(
                main.getName(),
                List.of(System.getProperty("java.class.path")),
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(),
                Map.of(),
                directory.resolve(name + ".log"));
        return new Unit(name, kind, 1, "http://127.0.0.1:1", program, new Readiness.Announced());
    }

    /// Becomes ready and runs until it is stopped.
    public static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws InterruptedException {
            ParentWatchdog.ready();
            Thread.currentThread().join();
        }
    }

    /// Becomes ready and exits at once.
    public static final class Brief {
        private Brief() {}

        public static void main(String[] arguments) {
            ParentWatchdog.ready();
        }
    }

    /// Prints a reason and exits.
    public static final class Broken {
        private Broken() {}

        public static void main(String[] arguments) {
            System.out.println("the disk is full");
            System.exit(3);
        }
    }
}
