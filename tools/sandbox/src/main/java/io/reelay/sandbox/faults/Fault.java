package io.reelay.sandbox.faults;

import static io.reelay.sandbox.faults.FaultPoint.AFTERWARDS;
import static io.reelay.sandbox.faults.FaultPoint.INSTEAD;
import static io.reelay.sandbox.faults.FaultPoint.IN_THE_RESULT;
import static io.reelay.sandbox.faults.FaultPoint.IN_THE_TASK;
import static io.reelay.sandbox.faults.FaultPoint.IN_THE_WEBHOOK;
import static io.reelay.sandbox.faults.FaultPoint.WHILE_SERVING;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reelay.sandbox.SandboxProvider;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// All faults that can be injected.
public enum Fault {
    UNAUTHORIZED("unauthorized", INSTEAD, 401),
    PAYMENT_REQUIRED("paymentRequired", INSTEAD, 402),
    FORBIDDEN("forbidden", INSTEAD, 403),
    TOO_MANY_REQUESTS("tooManyRequests", INSTEAD, 429),
    DAILY_LIMIT("dailyLimit", INSTEAD, 429),
    INTERNAL_ERROR("internalError", INSTEAD, 500),
    BAD_GATEWAY("badGateway", INSTEAD, 502),
    UNAVAILABLE("unavailable", INSTEAD, 503),
    GATEWAY_TIMEOUT("gatewayTimeout", INSTEAD, 504),
    /// An HTML page of a proxy instead of JSON.
    HTML_ERROR("htmlError", INSTEAD, 503),
    /// Runware: an error response with status 200.
    ERRORS_IN_OK("errorsInOk", INSTEAD, 200),
    HANG("hang", INSTEAD, 504),
    DROP_CONNECTION("dropConnection", INSTEAD, 0),

    HANG_AFTER_ACCEPTING("hangAfterAccepting", AFTERWARDS, 0),
    DROP_AFTER_ACCEPTING("dropAfterAccepting", AFTERWARDS, 0),
    /// The gateway times out, but the call was accepted.
    GATEWAY_TIMEOUT_AFTER_ACCEPTING("gatewayTimeoutAfterAccepting", AFTERWARDS, 504),
    /// Runware: accepted, but `data` is empty.
    EMPTY_ACK("emptyAck", AFTERWARDS, 200),

    TASK_FAILED("taskFailed", IN_THE_TASK, 0),
    TASK_FAILED_WITHOUT_CODE("taskFailedWithoutCode", IN_THE_TASK, 0),
    /// Runware: the failure is in the item and not in `errors`.
    ITEM_ERROR("itemError", IN_THE_TASK, 0),
    TIMEOUT_PROVIDER("timeoutProvider", IN_THE_TASK, 0),
    PROVIDER_RATE_LIMIT_EXCEEDED("providerRateLimitExceeded", IN_THE_TASK, 0),
    INVALID_PROVIDER_CONTENT("invalidProviderContent", IN_THE_TASK, 0),
    /// Runware: the last of several results fails.
    PARTIAL_SUCCESS("partialSuccess", IN_THE_TASK, 0),

    /// Runware: a result without `status`.
    SUCCESS_WITHOUT_STATUS("successWithoutStatus", IN_THE_RESULT, 0),
    EXPIRED_OUTPUT_URL("expiredOutputUrl", IN_THE_RESULT, 0),

    SLOW_DOWNLOAD("slowDownload", WHILE_SERVING, 0),
    TRUNCATED_DOWNLOAD("truncatedDownload", WHILE_SERVING, 0),

    DUPLICATE_WEBHOOK("duplicateWebhook", IN_THE_WEBHOOK, 0),
    MISSING_WEBHOOK("missingWebhook", IN_THE_WEBHOOK, 0);

    private static final Set<Fault> OF_RUNWAY = EnumSet.of(DAILY_LIMIT, TASK_FAILED_WITHOUT_CODE);
    private static final Set<Fault> OF_RUNWARE = EnumSet.of(
            ERRORS_IN_OK,
            EMPTY_ACK,
            ITEM_ERROR,
            TIMEOUT_PROVIDER,
            PROVIDER_RATE_LIMIT_EXCEEDED,
            INVALID_PROVIDER_CONTENT,
            PARTIAL_SUCCESS,
            SUCCESS_WITHOUT_STATUS,
            DUPLICATE_WEBHOOK,
            MISSING_WEBHOOK);

    private final String wireName;
    private final FaultPoint point;
    private final int status;

    Fault(String wireName, FaultPoint point, int status) {
        this.wireName = wireName;
        this.point = point;
        this.status = status;
    }

    @JsonCreator
    static Fault named(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault must be one of "
                        + Arrays.stream(values()).map(Fault::wireName).toList()));
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    public FaultPoint point() {
        return point;
    }

    boolean existsAt(SandboxProvider provider) {
        return switch (provider) {
            case RUNWAY -> !OF_RUNWARE.contains(this);
            case RUNWARE -> !OF_RUNWAY.contains(this);
        };
    }

    /// The HTTP status of the response, 0 if the fault is not a response.
    public int status() {
        return status;
    }
}
