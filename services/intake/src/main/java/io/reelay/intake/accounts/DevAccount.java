package io.reelay.intake.accounts;

import io.quarkus.runtime.StartupEvent;
import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Set;

/// Opens the account `dev` with its credits once, if the settings contain its key. At each start, key and secret are
/// set from the settings: a key that is not in the settings any more becomes invalid.
@ApplicationScoped
class DevAccount {

    private static final String NAME = "dev";
    private static final String PLAN = "unlimited";
    private static final long CREDITS = 1_000_000;
    private static final String PREFIX = "whsec_";

    private final DevAccountConfig config;
    private final AccountStore accounts;
    private final Ledger ledger;

    DevAccount(DevAccountConfig config, AccountStore accounts, Ledger ledger) {
        this.config = config;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Transactional
    void open(@Observes StartupEvent start) {
        config.apiKey().ifPresentOrElse(this::open, this::close);
    }

    private void open(String apiKey) {
        var secret = config.webhookSecret().map(DevAccount::requireValid);
        secret.map(known -> accounts.open(NAME, PLAN, known))
                .orElseGet(() -> accounts.open(NAME, PLAN))
                .ifPresent(opened -> ledger.grant(opened.id(), CREDITS));
        var account = accounts.named(NAME).orElseThrow();
        accounts.allowOnly(account, Set.of(apiKey));
        secret.ifPresent(known -> accounts.replaceWebhookSecret(account.id(), known));
    }

    private void close() {
        accounts.named(NAME).ifPresent(account -> accounts.allowOnly(account, Set.of()));
    }

    private static String requireValid(String secret) {
        int bytes = secret.startsWith(PREFIX) ? decodedLength(secret.substring(PREFIX.length())) : 0;
        if (bytes < 24 || bytes > 64) {
            throw new IllegalStateException(
                    "REELAY_DEV_WEBHOOK_SECRET is not valid: use whsec_<base64 of 24 to 64 bytes>");
        }
        return secret;
    }

    /// The number of encoded bytes; 0 for a text that is not valid base64.
    private static int decodedLength(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
