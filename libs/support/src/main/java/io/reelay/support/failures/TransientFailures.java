package io.reelay.support.failures;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/// Recognises outages of the database or the network. The same work can succeed after the outage.
public final class TransientFailures {
    /// SQLSTATE classes of an outage: connection, resources, operator intervention, rollback by conflict.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "40");

    private TransientFailures() {}

    /// Whether an outage is the failure or one of its causes.
    public static boolean causes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                // It extends IOException, but a retry would read the same malformed text.
                case JsonProcessingException _ -> {
                    return false;
                }
                case IOException _ -> {
                    return true;
                }
                case SQLException sql
                when outage(sql) -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean outage(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
