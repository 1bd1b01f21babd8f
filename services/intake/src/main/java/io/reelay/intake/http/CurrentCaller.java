package io.reelay.intake.http;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The caller of the request at hand, known once [IntakeApiKeyFilter] has let it pass.
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    /// Who calls.
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("This path is not behind the API key");
        }
        return caller;
    }

    void identified(Caller found) {
        caller = found;
    }
}
