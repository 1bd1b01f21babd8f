package io.reelay.sandbox.runway;

import io.reelay.sandbox.ApiKey;
import io.reelay.sandbox.Provider;
import io.reelay.sandbox.faults.Call;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Faults;
import io.reelay.sandbox.faults.Moment;
import io.reelay.sandbox.http.Line;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stands before every call: key, version header, and the faults that keep a call from being handled.
@ApplicationScoped
class RunwayGate {

    private static final Pattern SECRET = Pattern.compile("key_[0-9a-f]{128}");
    private static final String SCHEME = "Bearer ";
    private static final String VERSION = "2024-11-06";
    private static final Map<Fault, String> TEXTS = Map.of(
            Fault.UNAUTHORIZED, "The API key that was provided is not valid.",
            Fault.PAYMENT_REQUIRED, "You do not have enough credits to run this task.",
            Fault.FORBIDDEN, "You do not have access to this resource.",
            Fault.TOO_MANY_REQUESTS, "Too many requests.",
            Fault.DAILY_LIMIT, "Your daily task limit has been reached.",
            Fault.INTERNAL_ERROR, "An unexpected error occurred.");

    private final Faults faults;
    private final Line line;

    RunwayGate(Faults faults, Line line) {
        this.faults = faults;
        this.line = line;
    }

    ApiKey admit(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw RunwayRefusal.of(
                    401,
                    "No API key was provided. Please provide an API key in the Authorization header, "
                            + "using the Bearer scheme.");
        }
        String secret = authorization.substring(SCHEME.length());
        if (!SECRET.matcher(secret).matches()) {
            throw RunwayRefusal.of(401, "The API key that was provided is not valid.");
        }
        if (!VERSION.equals(request.getHeader("X-Runway-Version"))) {
            throw RunwayRefusal.of(
                    400, "The API version that was provided in the X-Runway-Version header is not valid.");
        }
        return ApiKey.of(secret);
    }

    /// Faults that strike instead of the work.
    void maybeRefuse(Call call, @Nullable String model, HttpServerRequest request) {
        faults.strike(Provider.RUNWAY, call, Moment.INSTEAD, model).ifPresent(rule -> {
            line.suffer(rule, request);
            throw refusal(rule);
        });
    }

    /// Faults that strike after the work.
    void maybeLoseAnswer(Call call, @Nullable String model, HttpServerRequest request) {
        faults.strike(Provider.RUNWAY, call, Moment.AFTERWARDS, model).ifPresent(rule -> {
            line.suffer(rule, request);
            if (rule.fault().status() > 0) {
                throw refusal(rule);
            }
        });
    }

    private static RunwayRefusal refusal(FaultRule rule) {
        Fault fault = rule.fault();
        int status = fault == Fault.PAYMENT_REQUIRED ? 400 : Math.max(400, fault.status());
        return RunwayRefusal.of(status, rule.messageOr(TEXTS.getOrDefault(fault, "Service unavailable")));
    }
}
