package io.reelay.testkit.architecture.offenders;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/// One class for each way to break a rule; this package has no package-info either.
class Offenders {
    static class ReadsTheTime {
        Instant read() {
            return Instant.now();
        }
    }

    static class ReadsTheTimeByReference {
        Supplier<Instant> read() {
            return Instant::now;
        }
    }

    static class AsksItsClock {
        Instant read(Clock clock) {
            return Instant.now(clock);
        }
    }

    static class JobImpl {}

    static class AnswersReactively {
        void answer(Flow.Publisher<String> words) {}
    }
}
