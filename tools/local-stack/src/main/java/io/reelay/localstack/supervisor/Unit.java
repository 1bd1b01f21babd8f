package io.reelay.localstack.supervisor;

import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.process.Readiness;
import java.util.Locale;

/// A program that the supervisor keeps running.
///
/// @param name unique among the units, also the name of its log
/// @param port the one that its users know
/// @param url where its users find it
public record Unit(String name, Kind kind, int port, String url, JavaProgram program, Readiness readiness) {

    /// Services need the parts: these start first and stop last.
    public enum Kind {
        PART,
        SERVICE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
