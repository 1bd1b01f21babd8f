package io.reelay.testkit.architecture.offenders;

import io.reelay.localstack.StackComponent;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// One class for each way to break a rule, and for some rules a class that obeys it. This package has no package-info
/// on purpose.
class RuleOffenders {
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

    static class LeaseLost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static class LeaseLostException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Entity
    static class JobRow {
        @Id
        long id;
    }

    @Entity
    static class JobEntity {
        @Id
        long id;
    }

    static class Archiving {}

    static class Jobs {}

    static class Topics {}

    static class SourcePicture {}

    static class AnswersReactively {
        void answer(Flow.Publisher<String> words) {}
    }

    static class HasItsFieldFilled {
        @Inject
        Clock clock;
    }

    @Path("/jobs")
    static class AnswersRequests {}

    static class AnswersRequestsResource {
        @GET
        void answer() {}
    }

    static class ReadsRecords {
        @Incoming("jobs")
        void read(String job) {}
    }

    static class ReadsRecordsConsumer {
        @Incoming("jobs")
        void read(String job) {}
    }

    static class PublishesPastTheOutbox {
        void publish(Emitter<String> jobs) {
            jobs.send("job");
        }
    }

    static class FormatsNumbers {
        String address(String host, int port) {
            return "http://%s:%d".formatted(host, port);
        }

        String nested(int part, int whole) {
            return String.format("%s of %,d", "%s".formatted(part), whole);
        }
    }

    static class FormatsNumbersForEveryMachine {
        String address(String host, int port) {
            return "http://%s:%s, 100%% done".formatted(host, port);
        }

        String share(double share) {
            return String.format(Locale.ROOT, "%.1f (%s)", share, "%s".formatted("of all"));
        }
    }

    static class LowersTheCase {
        String lower(String word) {
            return word.toLowerCase(Locale.ROOT) + word.toLowerCase();
        }
    }

    static class LowersTheCaseByReference {
        UnaryOperator<String> lower() {
            return String::toLowerCase;
        }
    }

    static class KnowsAnotherModule {
        StackComponent know() {
            return StackComponent.KAFKA;
        }
    }
}
