package io.reelay.intake.jobs;

import io.reelay.intake.http.Caller;
import io.reelay.jobstore.ledger.Ledger;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemDetail;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/// Checks whether an account can pay for a job now. Only a reservation guarantees it.
@ApplicationScoped
class CreditCheck {

    private final Ledger ledger;

    CreditCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    boolean canPay(Caller caller, long credits) {
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
                        "This job costs %s credits, but only %s are available.".formatted(required, available))
                .withCredits(required, available));
    }

    private long available(Caller caller) {
        return ledger.credits(caller.accountId()).available();
    }
}
