package io.reelay.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private final ObjectMapper json = new ObjectMapper();

    record Order(String model, int duration, ErrorCode code) {}

    @Test
    void onlyMembersThatApplyAreWritten() throws Exception {
        ProblemDetail detail = ProblemException.invalid("size", "is not a size of this model", List.of("720:1280"))
                .problem();
        Problem problem = Problem.of(detail, "/v1/jobs", "0af7");

        assertThat(json.readTree(json.writeValueAsString(problem))).isEqualTo(json.readTree("""
            {"type": "urn:reelay:problem:invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "size: is not a size of this model", "instance": "/v1/jobs", "code": "INVALID_REQUEST",
             "retryable": false, "traceId": "0af7",
             "errors": [{"field": "size", "message": "is not a size of this model", "allowed": ["720:1280"]}]}
            """));
    }

    @Test
    void anUnknownFieldIsNamedWithTheKnownOnes() {
        ProblemDetail problem = problemOfReading("{\"modle\": \"x\"}");

        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(problem.errors())
                .containsExactly(new FieldError(
                        "modle", "is not a field of this request.", List.of("code", "duration", "model")));
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        assertThat(problemOfReading("{\"duration\": \"long\"}").detail())
                .isEqualTo("duration cannot be read from 'long': it must be a whole number.");
        assertThat(problemOfReading("{\"model\": {}}").detail()).isEqualTo("model must be text.");
        assertThat(problemOfReading("{\"duration\": []}").detail()).isEqualTo("duration must be a whole number.");
        assertThat(problemOfReading("{\"duration\": 99999999999}").detail())
                .isEqualTo("duration is a number that is too large.");
        assertThat(problemOfReading("{\"code\": \"OOPS\"}").errors())
                .first()
                .satisfies(error -> assertThat(error.allowed())
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .contains(ErrorCode.FORBIDDEN));
    }

    @Test
    void malformedJsonIsReportedWithItsLocation() {
        assertThat(problemOfReading("{\"model\": ").detail()).contains("not well-formed JSON", "line 1");
    }

    @Test
    void anUnexpectedExceptionIsNotDisclosed() {
        ProblemDetail problem = ProblemMapper.problemOf(new IllegalStateException("password=hunter2"));

        assertThat(problem.code().status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("hunter2");
    }

    @Test
    void anOutageOfTheDatabaseIsUnavailable() {
        ProblemDetail problem =
                ProblemMapper.problemOf(new IllegalStateException(new SQLException("no connection", "08001")));

        assertThat(problem.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(problem.retryAfterSeconds()).isPositive();
    }

    @Test
    void theRetryDelayIsRoundedUpToSeconds() {
        ProblemDetail problem =
                ProblemDetail.of(ErrorCode.RATE_LIMITED, "Slow down.").withRetryAfter(Duration.ofMillis(1_200));

        assertThat(problem.retryAfterSeconds()).isEqualTo(2);
    }

    private ProblemDetail problemOfReading(String body) {
        return ProblemMapper.problemOf(catchThrowable(() -> json.readValue(body, Order.class)));
    }
}
