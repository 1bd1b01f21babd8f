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

/// Real Kafka, PostgreSQL and S3 servers, each in a process of its own, up between [#start] and [#close].
///
/// Their data stays in the directory of the options and is found again by the next start, also after a crash. No
/// process outlives this one, whatever ends it.
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

    /// Returns when every part serves.
    ///
    /// @throws StackUnavailable when one does not, with the end of its log
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

    /// The process behind a part that was started.
    public ChildProcess process(StackComponent part) {
        var process = running.get(part);
        if (process == null) {
            throw new IllegalArgumentException(part + " is not among the parts of this stack");
        }
        return process;
    }

    /// Stops the part in good order and starts it again on its data and its port.
    public void restart(StackComponent part) {
        process(part).stop(STOP_WITHIN);
        revive(part);
    }

    /// Starts a part again that was killed.
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
            } catch (InterruptedException hurried) {
                running.values().forEach(ChildProcess::kill);
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The same parts as programs and conditions, for a supervisor that starts and watches them itself.
    public static Map<StackComponent, Part> programs(BuildLayout checkout, StackOptions options) {
        var programs = new StackPrograms(checkout, options);
        return options.parts().stream()
                .collect(Collectors.toMap(
                        part -> part, part -> new Part(programs.program(part), programs.readiness(part))));
    }

    /// A part that is not started yet.
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
                    : new StackUnavailableException("the parts could not be watched", failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new StackUnavailableException("interrupted while the parts were starting", hurried);
        }
    }

    private void await(StackComponent part) {
        try {
            process(part).awaitReady(programs.readiness(part), READY_WITHIN);
        } catch (ChildProcess.NotReady failed) {
            throw new StackUnavailableException(
                    part.label() + " " + failed.getMessage() + "; the end of its log:\n" + tail(part), failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new StackUnavailableException("interrupted while " + part.label() + " was starting", hurried);
        }
    }

    private String tail(StackComponent part) {
        return String.join("\n", LogTail.of(options.log(part), 20));
    }
}
