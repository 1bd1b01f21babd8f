package io.reelay.sandbox.faults;

import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.settings.SeededRandom;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides for each call whether a fault occurs. Thread-safe; calls are counted exactly.
@ApplicationScoped
public class FaultInjector {

    private final SeededRandom random;
    private volatile List<ArmedRule> armed = List.of();

    FaultInjector(SeededRandom random) {
        this.random = random;
    }

    public void arm(List<FaultRule> rules) {
        armed = rules.stream().map(ArmedRule::new).toList();
    }

    public List<FaultRule> rules() {
        return armed.stream().map(rule -> rule.rule).toList();
    }

    /// The first rule whose fault occurs at this call. Every matching rule counts the call.
    public Optional<FaultRule> match(
            SandboxProvider provider, Operation call, FaultPoint point, @Nullable String model) {
        FaultRule matched = null;
        for (ArmedRule candidate : armed) {
            if (candidate.rule.matches(provider, call, point, model) && candidate.occurs(random) && matched == null) {
                matched = candidate.rule;
            }
        }
        return Optional.ofNullable(matched);
    }

    private static final class ArmedRule {

        private final FaultRule rule;
        private int calls;
        private int occurrences;

        ArmedRule(FaultRule rule) {
            this.rule = rule;
        }

        synchronized boolean occurs(SeededRandom random) {
            calls++;
            boolean due = (rule.onCall() == null || calls >= rule.onCall())
                    && (rule.times() == null || occurrences < rule.times())
                    && (rule.probability() == null || random.nextBoolean(rule.probability()));
            occurrences += due ? 1 : 0;
            return due;
        }
    }
}
