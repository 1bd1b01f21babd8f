package io.reelay.intake.jobs;

import io.reelay.intake.http.Caller;
import io.reelay.jobstore.ledger.Ledger;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.reelay.web.problem.ProblemDetail;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether accounts can pay what they ask for, as things stand. Only a reservation makes sure of it.
@ApplicationScoped
class CreditCheck {

    private final Ledger ledger;

    CreditCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    boolean cover(Caller caller, long credits) {
        return available(caller) >= credits;
    }

    /// @throws ProblemException `INSUFFICIENT_CREDITS`
    void require(Caller caller, long credits) {
        long available = available(caller);
        if (available < credits) {
            throw insufficient(credits, available);
        }
    }

    static ProblemException insufficient(long required, long available) {
        return new ProblemException(ProblemDetail.of(
                        ErrorCode.INSUFFICIENT_CREDITS,
                        "This job costs %s credits and %s are left.".formatted(required, available))
                .withCredits(required, available));
    }

    private long available(Caller caller) {
        return ledger.credits(caller.accountId()).available();
    }
}
