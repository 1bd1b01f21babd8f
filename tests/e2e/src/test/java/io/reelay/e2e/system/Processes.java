package io.reelay.e2e.system;

import io.reelay.localstack.process.ChildProcess;
import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.supervisor.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The processes of the system by the names of their units. Nothing is restarted unless the test says so.
public final class Processes implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);
    private static final Duration END_WITHIN = Duration.ofMinutes(3);

    private final Map<String, Unit> units;
    private final Map<String, ChildProcess> running = new ConcurrentHashMap<>();

    Processes(Collection<Unit> units) {
        this.units = units.stream().collect(Collectors.toMap(Unit::name, Function.identity()));
    }

    /// Starts the units side by side and returns when all of them serve.
    public void start(String... names) {
        startWith(_ -> Map.of(), names);
    }

    /// @param settings additional settings for each unit, by its name
    public void startWith(Function<String, Map<String, String>> settings, String... names) {
        sideBySide(List.of(names), name -> {
            Unit unit = unit(name);
            JavaProgram program = unit.program().withEnvironment(settings.apply(name));
            ChildProcess process = ChildProcess.start(program);
            running.put(name, process);
            awaitReady(unit, process);
        });
    }

    /// Kills the units at once, as `kill -9` does.
    public void kill(String... names) {
        sideBySide(List.of(names), name -> process(name).kill());
    }

    /// Stops the units with the signal TERM.
    public void stop(String... names) {
        sideBySide(List.of(names), name -> process(name).stop(STOP_WITHIN));
    }

    /// The exit code of a process that ends by itself.
    public int exitCode(String name) {
        return process(name)
                .exit()
                .orTimeout(END_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    public String log(String name) {
        try {
            return Files.readString(unit(name).program().log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop(started(Unit.Kind.SERVICE));
        stop(started(Unit.Kind.PART));
    }

    private String[] started(Unit.Kind kind) {
        return running.keySet().stream()
                .filter(name -> unit(name).kind() == kind)
                .toArray(String[]::new);
    }

    private void awaitReady(Unit unit, ChildProcess process) {
        try {
            process.awaitReady(unit.readiness(), READY_WITHIN);
        } catch (ChildProcess.NotReadyException e) {
            throw new AssertionError("%s %s; its log:%n%s".formatted(unit.name(), e.getMessage(), log(unit.name())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Unit unit(String name) {
        Unit unit = units.get(name);
        if (unit == null) {
            throw new IllegalArgumentException("%s is not one of %s".formatted(name, units.keySet()));
        }
        return unit;
    }

    private ChildProcess process(String name) {
        ChildProcess process = running.get(name);
        if (process == null) {
            throw new IllegalArgumentException(name + " was never started");
        }
        return process;
    }

    private static void sideBySide(List<String> names, Consumer<String> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(names.stream()
                            .map(name -> CompletableFuture.runAsync(() -> task.accept(name), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
