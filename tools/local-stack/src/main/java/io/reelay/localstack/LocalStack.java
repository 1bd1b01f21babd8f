package io.reelay.localstack;

import io.reelay.localstack.postgres.PostgresOrphan;
import io.reelay.localstack.process.ChildProcess;
import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.process.LogTail;
import io.reelay.localstack.process.Readiness;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Real Kafka, PostgreSQL and S3 servers, each in a separate process, running from [#start] to [#close].
///
/// The data is kept in the directory of the options and used by the next start, also after a crash. No child process
/// outlives this process.
public final class LocalStack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final StackOptions options;
    private final StackPrograms programs;
    private final Map<StackComponent, ChildProcess> running = new EnumMap<>(StackComponent.class);

    private LocalStack(StackOptions options) {
        this.options = options;
        this.programs = new StackPrograms(BuildLayout.find(), options);
    }

    /// Returns when all components are ready.
    ///
    /// @throws StackUnavailableException when a component does not become ready, with the end of its log
    public static LocalStack start(StackOptions options) {
        var stack = new LocalStack(options);
        try {
            PostgresOrphan.stop(options.directory().resolve("postgres/data"));
            options.parts().forEach(part -> stack.running.put(part, ChildProcess.start(stack.programs.program(part))));
            stack.awaitAll();
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    public StackEndpoints endpoints() {
        return new StackEndpoints(options.ports());
    }

    /// The process of a started component.
    public ChildProcess process(StackComponent part) {
        var process = running.get(part);
        if (process == null) {
            throw new IllegalArgumentException(part + " is not a component of this stack");
        }
        return process;
    }

    /// Stops the component and starts it again with the same data and port.
    public void restart(StackComponent part) {
        process(part).stop(STOP_WITHIN);
        revive(part);
    }

    /// Restarts a component after it was killed.
    public void revive(StackComponent part) {
        running.put(part, ChildProcess.start(programs.program(part)));
        await(part);
    }

    @Override
    public void close() {
        var stopping = running.values().stream()
                .map(part -> Thread.ofVirtual().start(() -> part.stop(STOP_WITHIN)))
                .toList();
        for (var stop : stopping) {
            try {
                stop.join();
            } catch (InterruptedException interrupted) {
                running.values().forEach(ChildProcess::kill);
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The components as programs with their readiness checks, for a supervisor that starts them itself.
    public static Map<StackComponent, Part> programs(BuildLayout checkout, StackOptions options) {
        var programs = new StackPrograms(checkout, options);
        return options.parts().stream()
                .collect(Collectors.toMap(
                        part -> part, part -> new Part(programs.program(part), programs.readiness(part))));
    }

    /// A component that is not started yet.
    public record Part(JavaProgram program, Readiness readiness) {}

    private void awaitAll() {
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var ready = options.parts().stream()
                    .map(part -> CompletableFuture.runAsync(() -> await(part), waiting))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(ready).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StackUnavailableException named
                    ? named
                    : new StackUnavailableException("cannot wait for the components", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackUnavailableException("interrupted while the components were starting", interrupted);
        }
    }

    private void await(StackComponent part) {
        try {
            process(part).awaitReady(programs.readiness(part), READY_WITHIN);
        } catch (ChildProcess.NotReadyException failed) {
            throw new StackUnavailableException(
                    part.label() + " " + failed.getMessage() + "; the end of its log:\n" + tail(part), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackUnavailableException("interrupted while " + part.label() + " was starting", interrupted);
        }
    }

    private String tail(StackComponent part) {
        return String.join("\n", LogTail.of(options.log(part), 20));
    }
}
