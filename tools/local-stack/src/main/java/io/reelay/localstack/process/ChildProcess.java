package io.reelay.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A running [JavaProgram]. It ends at the latest when this process ends.
public final class ChildProcess {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(60);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final JavaProgram program;
    private final Process process;
    private final CompletableFuture<Void> announced = new CompletableFuture<>();

    private ChildProcess(JavaProgram program, Process process) {
        this.program = program;
        this.process = process;
    }

    public static ChildProcess start(JavaProgram program) {
        try {
            Files.createDirectories(program.log().toAbsolutePath().getParent());
            var builder = new ProcessBuilder(program.command());
            builder.redirectError(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().putAll(program.environment());
            var child = new ChildProcess(program, builder.start());
            // Not a virtual thread: reading the pipe would block its carrier thread until the child ends.
            Thread.ofPlatform().daemon().name("announcement").start(child::listen);
            return child;
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot be started: " + refused.getMessage(), refused);
        }
    }

    public JavaProgram program() {
        return program;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// Completes with the exit code.
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// Returns when the program is ready.
    ///
    /// @throws NotReadyException when it ended before or was not ready within `timeout`
    public void awaitReady(Readiness readiness, Duration timeout) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        try (var http = HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build()) {
            while (!isReady(readiness, http)) {
                if (process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new NotReadyException("ended with exit code " + process.exitValue() + " before it was ready");
                }
                if (System.nanoTime() > deadline) {
                    throw new NotReadyException("was not ready within " + timeout.toSeconds() + " s");
                }
            }
        }
    }

    /// Stops the program, and kills it when it does not end within `timeout`.
    public void stop(Duration timeout) {
        process.destroy();
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /// Kills the program at once, as `kill -9` does.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean isReady(Readiness readiness, HttpClient http) throws InterruptedException {
        return switch (readiness) {
            case Readiness.Announced() -> announced.isDone();
            case Readiness.HttpCheck check -> passes(check, http);
        };
    }

    private static boolean passes(Readiness.HttpCheck check, HttpClient http) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(check.uri()).timeout(PROBE_TIMEOUT).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == check.status();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(ParentWatchdog.READY)) {
                    announced.complete(null);
                }
            }
        } catch (IOException ended) {
            // The pipe closes when the process ends.
        }
    }

    /// The program did not become ready. The message continues a sentence that starts with the name of the program.
    public static final class NotReadyException extends RuntimeException {

        public NotReadyException(String what) {
            super(what);
        }
    }
}
