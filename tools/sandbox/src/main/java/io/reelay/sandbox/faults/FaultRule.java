package io.reelay.sandbox.faults;

import io.reelay.sandbox.SandboxProvider;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One fault and its condition: with a probability, from the n-th matching call on, or always.
///
/// @param call        default: the only possible call of the fault, else `create`
/// @param model       limits the fault to tasks of this model
/// @param probability 0 to 1 for each call
/// @param onCall      the first affected call, counted from 1
/// @param times       maximum number of occurrences; with `onCall`, the default is 1
/// @param seconds     duration of a hang or a slow download
/// @param code        failure code in the terms of the provider
/// @param message     text of the failure
public record FaultRule(
        @Nullable SandboxProvider provider,
        Operation call,
        Fault fault,
        @Nullable String model,
        @Nullable Double probability,
        @Nullable Integer onCall,
        @Nullable Integer times,
        @Nullable Integer seconds,
        @Nullable String code,
        @Nullable String message) {

    private static final int LONGER_THAN_CLIENT_TIMEOUTS = 65;

    public FaultRule(
            @Nullable SandboxProvider provider,
            @Nullable Operation call,
            @Nullable Fault fault,
            @Nullable String model,
            @Nullable Double probability,
            @Nullable Integer onCall,
            @Nullable Integer times,
            @Nullable Integer seconds,
            @Nullable String code,
            @Nullable String message) {
        if (fault == null) {
            throw new IllegalArgumentException("a fault rule needs the member fault");
        }
        if (provider != null && !fault.existsAt(provider)) {
            throw new IllegalArgumentException(fault.wireName() + " does not exist at " + provider);
        }
        this.provider = provider;
        this.call = fault.point().callFor(call);
        this.fault = fault;
        this.model = model;
        this.probability = probability;
        this.onCall = onCall;
        this.times = times == null && onCall != null ? Integer.valueOf(1) : times;
        this.seconds = seconds;
        this.code = code;
        this.message = message;
    }

    boolean matches(SandboxProvider caller, Operation called, FaultPoint now, @Nullable String ofModel) {
        return (provider == null ? fault.existsAt(caller) : provider == caller)
                && call == called
                && fault.point() == now
                && (model == null || model.equals(ofModel));
    }

    public Duration pause() {
        return Duration.ofSeconds(Objects.requireNonNullElse(seconds, LONGER_THAN_CLIENT_TIMEOUTS));
    }

    public String codeOr(String byDefault) {
        return Objects.requireNonNullElse(code, byDefault);
    }

    public String messageOr(String byDefault) {
        return Objects.requireNonNullElse(message, byDefault);
    }
}
