package io.reelay.intake.accounts;

import io.quarkus.runtime.StartupEvent;
import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Set;

/// Opens the account `dev` with its credits, once, when the settings ask for it. Its key and secret are what the
/// settings say at each start: a key that they name no more opens it no more.
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
        var secret = config.webhookSecret().map(DevAccount::checked);
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

    private static String checked(String secret) {
        int bytes = secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : 0;
        if (bytes < 24 || bytes > 64) {
            throw new IllegalStateException("REELAY_DEV_WEBHOOK_SECRET is no whsec_<base64 of 24 to 64 bytes>");
        }
        return secret;
    }

    /// How many bytes; none of what is no Base64.
    private static int decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
