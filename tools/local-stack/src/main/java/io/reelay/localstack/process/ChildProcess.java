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

/// A running [JavaProgram]. Its life ends with this process at the latest.
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
            // Reading a pipe holds a carrier thread for as long as the child lives: not for virtual threads.
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

    /// Returns once the program serves.
    ///
    /// @throws NotReady when it died before or took longer than `patience`
    public void awaitReady(Readiness readiness, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        try (var http = HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build()) {
            while (!shows(readiness, http)) {
                if (process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new NotReady("ended with exit code " + process.exitValue() + " before it was ready");
                }
                if (System.nanoTime() > deadline) {
                    throw new NotReady("was not ready within " + patience.toSeconds() + " s");
                }
            }
        }
    }

    /// Asks the program to stop and makes sure that it did.
    public void stop(Duration patience) {
        process.destroy();
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /// Ends the program at once, as kill -9 does.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean shows(Readiness readiness, HttpClient http) throws InterruptedException {
        return switch (readiness) {
            case Readiness.Announced() -> announced.isDone();
            case Readiness.Answers answers -> answers(answers, http);
        };
    }

    private static boolean answers(Readiness.Answers expected, HttpClient http) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(expected.uri())
                    .timeout(PROBE_TIMEOUT)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == expected.status();
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
            // The end of the process closes the pipe.
        }
    }

    /// The program did not get as far as serving; the message is the end of a sentence that begins with its name.
    public static final class NotReady extends RuntimeException {

        public NotReady(String what) {
            super(what);
        }
    }
}
