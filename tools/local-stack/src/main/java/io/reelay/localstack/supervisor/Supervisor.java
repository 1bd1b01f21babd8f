package io.reelay.localstack.supervisor;

import io.reelay.localstack.process.ChildProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Starts parts side by side, then services side by side; starts again what dies; stops everything in the opposite
/// order.
///
/// Every change is told to the observer, from several threads; it must not throw. No process outlives this one.
public final class Supervisor implements AutoCloseable {

    /// Together under the 15 seconds in which everything has to be gone.
    private static final Duration SERVICES_STOP_WITHIN = Duration.ofSeconds(8);

    private static final Duration PARTS_STOP_WITHIN = Duration.ofSeconds(5);

    private final List<UnitSupervisor> keepers;

    public Supervisor(List<Unit> units, InstantSource clock, Consumer<UnitStatus> observer) {
        this.keepers =
                units.stream().map(unit -> new UnitSupervisor(unit, clock, observer)).toList();
    }

    /// Returns when every unit serves.
    ///
    /// @throws UnitFailed when one does not
    public void start() {
        inParallel(Unit.Kind.PART, Supervisor::start);
        inParallel(Unit.Kind.SERVICE, Supervisor::start);
    }

    /// The process that a unit runs in now.
    public ChildProcess process(String name) {
        for (var keeper : keepers) {
            var process = keeper.current();
            if (keeper.unit().name().equals(name) && process != null) {
                return process;
            }
        }
        throw new IllegalArgumentException(name + " is not running");
    }

    @Override
    public void close() {
        inParallel(Unit.Kind.SERVICE, keeper -> keeper.stop(SERVICES_STOP_WITHIN));
        inParallel(Unit.Kind.PART, keeper -> keeper.stop(PARTS_STOP_WITHIN));
    }

    private void inParallel(Unit.Kind kind, Consumer<UnitSupervisor> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = keepers.stream()
                    .filter(keeper -> keeper.unit().kind() == kind)
                    .map(keeper -> CompletableFuture.runAsync(() -> task.accept(keeper), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static void start(UnitSupervisor keeper) {
        try {
            keeper.start();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
