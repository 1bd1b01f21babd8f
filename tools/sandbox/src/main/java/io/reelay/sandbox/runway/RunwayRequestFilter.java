package io.reelay.sandbox.runway;

import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultPoint;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.http.NetworkFaults;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs before every call: checks the key and the version header, and applies faults.
@ApplicationScoped
class RunwayRequestFilter {

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

    private final FaultInjector faults;
    private final NetworkFaults networkFaults;

    RunwayRequestFilter(FaultInjector faults, NetworkFaults networkFaults) {
        this.faults = faults;
        this.networkFaults = networkFaults;
    }

    SandboxApiKey admit(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw RunwayRefusalException.of(
                    401,
                    "No API key was provided. Please provide an API key in the Authorization header, "
                            + "using the Bearer scheme.");
        }
        String secret = authorization.substring(SCHEME.length());
        if (!SECRET.matcher(secret).matches()) {
            throw RunwayRefusalException.of(401, "The API key that was provided is not valid.");
        }
        if (!VERSION.equals(request.getHeader("X-Runway-Version"))) {
            throw RunwayRefusalException.of(
                    400, "The API version that was provided in the X-Runway-Version header is not valid.");
        }
        return SandboxApiKey.of(secret);
    }

    /// Applies faults that replace the work.
    void applyFaultsBefore(Operation call, @Nullable String model, HttpServerRequest request) {
        faults.match(SandboxProvider.RUNWAY, call, FaultPoint.INSTEAD, model).ifPresent(rule -> {
            networkFaults.apply(rule, request);
            throw refusal(rule);
        });
    }

    /// Applies faults that occur after the work.
    void applyFaultsAfter(Operation call, @Nullable String model, HttpServerRequest request) {
        faults.match(SandboxProvider.RUNWAY, call, FaultPoint.AFTERWARDS, model).ifPresent(rule -> {
            networkFaults.apply(rule, request);
            if (rule.fault().status() > 0) {
                throw refusal(rule);
            }
        });
    }

    private static RunwayRefusalException refusal(FaultRule rule) {
        Fault fault = rule.fault();
        int status = fault == Fault.PAYMENT_REQUIRED ? 400 : Math.max(400, fault.status());
        return RunwayRefusalException.of(status, rule.messageOr(TEXTS.getOrDefault(fault, "Service unavailable")));
    }
}
