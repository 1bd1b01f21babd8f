package io.reelay.localstack.supervisor;

import io.reelay.localstack.process.ChildProcess;
import io.reelay.localstack.process.LogTail;
import io.reelay.localstack.supervisor.UnitStatus.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one unit running.
final class Keeper {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(15);
    private static final int TAIL_LINES = 25;

    private final Unit unit;
    private final InstantSource clock;
    private final Consumer<UnitStatus> observer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable ChildProcess process;
    private Duration backOff = FIRST_BACK_OFF;

    Keeper(Unit unit, InstantSource clock, Consumer<UnitStatus> observer) {
        this.unit = unit;
        this.clock = clock;
        this.observer = observer;
        report(State.WAITING, Duration.ZERO);
    }

    Unit unit() {
        return unit;
    }

    /// Returns when the unit serves; from then on its death brings a new process.
    void start() throws InterruptedException {
        var child = run(State.STARTING);
        Thread.ofVirtual().name("keeper-" + unit.name()).start(() -> watch(child));
    }

    void stop(Duration patience) {
        stopping.countDown();
        var child = current();
        if (child != null) {
            child.stop(patience);
        }
        report(State.STOPPED, Duration.ZERO);
    }

    synchronized @Nullable ChildProcess current() {
        return process;
    }

    private ChildProcess run(State starting) throws InterruptedException {
        var started = clock.instant();
        var child = launch();
        report(starting, Duration.ZERO);
        try {
            child.awaitReady(unit.readiness(), READY_WITHIN);
        } catch (ChildProcess.NotReady failed) {
            child.kill();
            report(State.FAILED, Duration.ZERO);
            throw new UnitFailed(unit, failed.what(), LogTail.of(unit.program().log(), TAIL_LINES));
        }
        report(State.READY, Duration.between(started, clock.instant()));
        return child;
    }

    private synchronized ChildProcess launch() {
        var child = ChildProcess.start(unit.program());
        process = child;
        return child;
    }

    private void watch(ChildProcess first) {
        var child = first;
        try {
            while (true) {
                child.exit().join();
                if (stopping.getCount() == 0) {
                    return;
                }
                report(State.RESTARTING, Duration.ZERO);
                child = revive();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private ChildProcess revive() throws InterruptedException {
        while (!stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                var child = run(State.RESTARTING);
                backOff = FIRST_BACK_OFF;
                return child;
            } catch (UnitFailed again) {
                var doubled = backOff.multipliedBy(2);
                backOff = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
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
