package io.reelay.support.failures;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/// Something a service needs is away: the database, the network. The same work can succeed when it is back.
public final class TransientFailures {
    /// SQLSTATE classes that tell of it: connection, resources, operator intervention, rolled back by conflict.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "40");

    private TransientFailures() {}

    /// Whether an outage is the failure or one of its causes.
    public static boolean causes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                // An IOException by descent only: the text stays as unreadable as it is.
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
