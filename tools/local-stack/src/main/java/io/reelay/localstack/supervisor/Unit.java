package io.reelay.localstack.supervisor;

import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.process.Readiness;
import java.util.Locale;

/// A program that the supervisor keeps running.
///
/// @param name unique among the units, also the name of its log
/// @param port the port that clients use
/// @param url the URL that clients use
public record Unit(String name, Kind kind, int port, String url, JavaProgram program, Readiness readiness) {

    /// Services depend on the components, which therefore start first and stop last.
    public enum Kind {
        PART,
        SERVICE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
