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
        ProblemDetail refusal = ProblemException.invalid("size", "is not a size of this model", List.of("720:1280"))
                .refusal();
        Problem problem = Problem.of(refusal, "/v1/jobs", "0af7");

        assertThat(json.readTree(json.writeValueAsString(problem))).isEqualTo(json.readTree("""
            {"type": "urn:reelay:problem:invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "size: is not a size of this model", "instance": "/v1/jobs", "code": "INVALID_REQUEST",
             "retryable": false, "traceId": "0af7",
             "errors": [{"field": "size", "message": "is not a size of this model", "allowed": ["720:1280"]}]}
            """));
    }

    @Test
    void anUnknownFieldIsNamedWithTheKnownOnes() {
        ProblemDetail refusal = refusalOfReading("{\"modle\": \"x\"}");

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal.errors())
                .containsExactly(new FieldError(
                        "modle", "is not a field of this request.", List.of("code", "duration", "model")));
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        assertThat(refusalOfReading("{\"duration\": \"long\"}").detail())
                .isEqualTo("duration cannot be read from 'long': it must be a whole number.");
        assertThat(refusalOfReading("{\"model\": {}}").detail()).isEqualTo("model must be text.");
        assertThat(refusalOfReading("{\"duration\": []}").detail()).isEqualTo("duration must be a whole number.");
        assertThat(refusalOfReading("{\"duration\": 99999999999}").detail())
                .isEqualTo("duration is a number that is too large.");
        assertThat(refusalOfReading("{\"code\": \"OOPS\"}").errors())
                .first()
                .satisfies(error -> assertThat(error.allowed())
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .contains(ErrorCode.FORBIDDEN));
    }

    @Test
    void malformedJsonIsAnsweredWithItsPlace() {
        assertThat(refusalOfReading("{\"model\": ").detail()).contains("not well-formed JSON", "line 1");
    }

    @Test
    void nothingIsToldOfWhatNobodyForesaw() {
        ProblemDetail refusal = ProblemMapper.refusalOf(new IllegalStateException("password=hunter2"));

        assertThat(refusal.code().status()).isEqualTo(500);
        assertThat(refusal.toString()).doesNotContain("hunter2");
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableAndNotAFault() {
        ProblemDetail refusal = ProblemMapper.refusalOf(new IllegalStateException(new SQLException("no connection", "08001")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refusal.retryAfterSeconds()).isPositive();
    }

    @Test
    void aWaitIsRoundedUp() {
        ProblemDetail refusal = ProblemDetail.of(ErrorCode.RATE_LIMITED, "Slow down.").withRetryAfter(Duration.ofMillis(1_200));

        assertThat(refusal.retryAfterSeconds()).isEqualTo(2);
    }

    private ProblemDetail refusalOfReading(String body) {
        return ProblemMapper.refusalOf(catchThrowable(() -> json.readValue(body, Order.class)));
    }
}
