package io.reelay.localstack.supervisor;

import io.reelay.localstack.process.ChildProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Starts all components in parallel, then all services in parallel. Restarts a unit when its process ends, and stops
/// all units in reverse order.
///
/// The observer receives every change of state, from several threads; it must not throw. No child process outlives this
/// process.
public final class Supervisor implements AutoCloseable {

    /// The sum stays below the 15 seconds in which the whole system must stop.
    private static final Duration SERVICES_STOP_WITHIN = Duration.ofSeconds(8);

    private static final Duration PARTS_STOP_WITHIN = Duration.ofSeconds(5);

    private final List<UnitSupervisor> supervisors;

    public Supervisor(List<Unit> units, InstantSource clock, Consumer<UnitStatus> observer) {
        this.supervisors = units.stream()
                .map(unit -> new UnitSupervisor(unit, clock, observer))
                .toList();
    }

    /// Returns when all units are ready.
    ///
    /// @throws UnitFailedException when a unit does not become ready
    public void start() {
        inParallel(Unit.Kind.PART, Supervisor::start);
        inParallel(Unit.Kind.SERVICE, Supervisor::start);
    }

    /// The current process of a unit.
    public ChildProcess process(String name) {
        for (var supervisor : supervisors) {
            var process = supervisor.current();
            if (supervisor.unit().name().equals(name) && process != null) {
                return process;
            }
        }
        throw new IllegalArgumentException(name + " is not running");
    }

    @Override
    public void close() {
        inParallel(Unit.Kind.SERVICE, supervisor -> supervisor.stop(SERVICES_STOP_WITHIN));
        inParallel(Unit.Kind.PART, supervisor -> supervisor.stop(PARTS_STOP_WITHIN));
    }

    private void inParallel(Unit.Kind kind, Consumer<UnitSupervisor> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = supervisors.stream()
                    .filter(supervisor -> supervisor.unit().kind() == kind)
                    .map(supervisor -> CompletableFuture.runAsync(() -> task.accept(supervisor), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static void start(UnitSupervisor supervisor) {
        try {
            supervisor.start();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
