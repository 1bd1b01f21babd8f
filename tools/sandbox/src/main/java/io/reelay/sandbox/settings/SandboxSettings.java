package io.reelay.sandbox.settings;

import io.reelay.sandbox.SandboxProvider;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/// All settings that `POST /__sandbox/config` can change, except faults.
///
/// @param latency render time by model id; `default` is for a clip of five seconds and grows with the length
/// @param balance initial balance per account of each provider: credits, US dollars
public record SandboxSettings(
        long seed,
        double speed,
        Map<String, Latency> latency,
        Tier tier,
        Map<SandboxProvider, BigDecimal> balance,
        Set<SandboxFlag> switches) {

    static final String DEFAULT_LATENCY = "default";
    private static final double REFERENCE_CLIP = 5;

    public SandboxSettings {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be greater than 0");
        }
        latency = Map.copyOf(latency);
        balance = Map.copyOf(balance);
        switches = Set.copyOf(switches);
        if (!latency.containsKey(DEFAULT_LATENCY) || balance.size() != SandboxProvider.values().length) {
            throw new IllegalArgumentException("latency.default and the balance of each provider are required");
        }
    }

    public boolean on(SandboxFlag what) {
        return switches.contains(what);
    }

    public BigDecimal balance(SandboxProvider provider) {
        return balance.getOrDefault(provider, BigDecimal.ZERO);
    }

    /// Half of the default time is constant, the other half is proportional to the length of the clip.
    public Latency latency(String model, double clipSeconds) {
        Latency configured = latency.get(model);
        return configured != null
                ? configured
                : latency.getOrDefault(DEFAULT_LATENCY, new Latency(0, 0))
                        .scaled((1 + clipSeconds / REFERENCE_CLIP) / 2);
    }
}
