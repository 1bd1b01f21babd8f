package io.reelay.localstack.supervisor;

import io.reelay.localstack.process.ChildProcess;
import io.reelay.localstack.process.LogTail;
import io.reelay.localstack.supervisor.UnitStatus.State;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts one unit, restarts it when its process ends, and stops it.
final class UnitSupervisor {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(15);

    /// After this time, the end of the process does not count as a failed start: the back-off is reset.
    private static final Duration STEADY_AFTER = Duration.ofSeconds(30);

    private static final int TAIL_LINES = 25;

    private final Unit unit;
    private final InstantSource clock;
    private final Consumer<UnitStatus> observer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable ChildProcess process;
    private Duration backOff = FIRST_BACK_OFF;

    UnitSupervisor(Unit unit, InstantSource clock, Consumer<UnitStatus> observer) {
        this.unit = unit;
        this.clock = clock;
        this.observer = observer;
        report(State.WAITING, Duration.ZERO);
    }

    Unit unit() {
        return unit;
    }

    /// Returns when the unit is ready. From then on, it is restarted when its process ends.
    void start() throws InterruptedException {
        var child = run(State.STARTING);
        Thread.ofVirtual().name("supervisor-" + unit.name()).start(() -> watch(child));
    }

    void stop(Duration timeout) {
        stopping.countDown();
        var child = current();
        if (child != null) {
            child.stop(timeout);
        }
        report(State.STOPPED, Duration.ZERO);
    }

    synchronized @Nullable ChildProcess current() {
        return process;
    }

    private ChildProcess run(State starting) throws InterruptedException {
        var started = clock.instant();
        try {
            var child = launch();
            report(starting, Duration.ZERO);
            child.awaitReady(unit.readiness(), READY_WITHIN);
            report(State.READY, Duration.between(started, clock.instant()));
            return child;
        } catch (ChildProcess.NotReadyException | UncheckedIOException failed) {
            kill();
            report(State.FAILED, Duration.ZERO);
            throw new UnitFailedException(
                    unit, failed, LogTail.of(unit.program().log(), TAIL_LINES));
        }
    }

    /// Does not launch a process after [#stop].
    private synchronized ChildProcess launch() {
        if (stopped()) {
            throw new ChildProcess.NotReadyException("was stopped before it was started");
        }
        var child = ChildProcess.start(unit.program());
        process = child;
        return child;
    }

    private void kill() {
        var child = current();
        if (child != null) {
            child.kill();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void watch(ChildProcess first) {
        var child = first;
        try {
            while (true) {
                var ready = clock.instant();
                child.exit().join();
                if (stopped()) {
                    return;
                }
                if (Duration.between(ready, clock.instant()).compareTo(STEADY_AFTER) > 0) {
                    backOff = FIRST_BACK_OFF;
                }
                report(State.RESTARTING, Duration.ZERO);
                child = restart();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private ChildProcess restart() throws InterruptedException {
        while (!stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS)) {
            var doubled = backOff.multipliedBy(2);
            backOff = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
            try {
                return run(State.RESTARTING);
            } catch (UnitFailedException again) {
                // The observer has been notified; the loop tries again.
            }
        }
        throw new InterruptedException();
    }

    private void report(State state, Duration readyAfter) {
        var child = current();
        var pid = child != null && child.alive() ? child.pid() : 0;
        observer.accept(new UnitStatus(unit, state, pid, readyAfter));
    }
}
