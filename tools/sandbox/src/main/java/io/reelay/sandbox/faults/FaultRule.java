package io.reelay.sandbox.faults;

import io.reelay.sandbox.SandboxProvider;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One fault and when it strikes: with a probability, or from the n-th matching call on, or else always.
///
/// @param call        absent where the fault can strike at one call only, and then `create`
/// @param model       only tasks of this model
/// @param probability 0 to 1 for each call
/// @param onCall      the first call that is struck, counted from 1
/// @param times       how often it strikes in all; with `onCall` once unless said otherwise
/// @param seconds     how long a hang or a slow download takes
/// @param code        failure code of the provider
/// @param message     its text
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

    private static final int LONGER_THAN_ANY_CLIENT_WAITS = 65;

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
            throw new IllegalArgumentException("a fault rule needs its fault");
        }
        if (provider != null && !fault.existsAt(provider)) {
            throw new IllegalArgumentException(fault.wireName() + " does not exist at " + provider);
        }
        this.provider = provider;
        this.call = fault.moment().callFor(call);
        this.fault = fault;
        this.model = model;
        this.probability = probability;
        this.onCall = onCall;
        this.times = times == null && onCall != null ? Integer.valueOf(1) : times;
        this.seconds = seconds;
        this.code = code;
        this.message = message;
    }

    boolean concerns(SandboxProvider caller, Operation called, FaultPoint now, @Nullable String ofModel) {
        return (provider == null ? fault.existsAt(caller) : provider == caller)
                && call == called
                && fault.moment() == now
                && (model == null || model.equals(ofModel));
    }

    public Duration pause() {
        return Duration.ofSeconds(Objects.requireNonNullElse(seconds, LONGER_THAN_ANY_CLIENT_WAITS));
    }

    public String codeOr(String usual) {
        return Objects.requireNonNullElse(code, usual);
    }

    public String messageOr(String usual) {
        return Objects.requireNonNullElse(message, usual);
    }
}
