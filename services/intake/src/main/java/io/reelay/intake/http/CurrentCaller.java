package io.reelay.intake.http;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The caller of the current request. [IntakeApiKeyFilter] sets it.
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("The request was not authenticated");
        }
        return caller;
    }

    void set(Caller authenticated) {
        caller = authenticated;
    }
}
