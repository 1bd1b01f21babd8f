package io.reelay.sandbox.faults;

import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.settings.SeededRandom;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides for each call whether it goes wrong. Safe for many threads; calls are counted exactly.
@ApplicationScoped
public class FaultInjector {

    private final SeededRandom dice;
    private volatile List<ArmedRule> armed = List.of();

    FaultInjector(SeededRandom dice) {
        this.dice = dice;
    }

    public void arm(List<FaultRule> rules) {
        armed = rules.stream().map(ArmedRule::new).toList();
    }

    public List<FaultRule> rules() {
        return armed.stream().map(rule -> rule.rule).toList();
    }

    /// The first rule that strikes here; every rule that concerns the call counts it.
    public Optional<FaultRule> strike(SandboxProvider provider, Operation call, FaultPoint moment, @Nullable String model) {
        FaultRule struck = null;
        for (ArmedRule candidate : armed) {
            if (candidate.rule.concerns(provider, call, moment, model) && candidate.strikes(dice) && struck == null) {
                struck = candidate.rule;
            }
        }
        return Optional.ofNullable(struck);
    }

    private static final class ArmedRule {

        private final FaultRule rule;
        private int calls;
        private int strikes;

        ArmedRule(FaultRule rule) {
            this.rule = rule;
        }

        synchronized boolean strikes(SeededRandom dice) {
            calls++;
            boolean due = (rule.onCall() == null || calls >= rule.onCall())
                    && (rule.times() == null || strikes < rule.times())
                    && (rule.probability() == null || dice.happens(rule.probability()));
            strikes += due ? 1 : 0;
            return due;
        }
    }
}
