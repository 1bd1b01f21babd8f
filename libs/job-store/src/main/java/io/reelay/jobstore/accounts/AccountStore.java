package io.reelay.jobstore.accounts;

import io.reelay.contracts.IdType;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The accounts. Every table is named with its schema, so this works from any service's default schema. Thread-safe.
@ApplicationScoped
public class AccountStore {

    private static final Duration CHANGE_OVER = Duration.ofHours(24);

    private final AccountRepository accounts;
    private final Clock clock;

    AccountStore(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Whose key it is.
    ///
    /// @throws ProblemException `UNAUTHENTICATED` for one that opens no account
    @Transactional
    public Account owner(ApiKeyCredential key) {
        return accounts.ofKey(SecretGenerator.sha256(key.value()))
                .map(AccountEntity::toAccount)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED, "This API key opens no account. Check it for missing characters."));
    }

    /// The account of that name, if there is one.
    @Transactional
    public Optional<Account> named(String name) {
        return accounts.ofName(name).map(AccountEntity::toAccount);
    }

    /// Opens an account without credits, with a random webhook secret.
    ///
    /// @return the account; empty when the name is taken
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Account> open(String name, String plan) {
        return open(name, plan, SecretGenerator.newWebhookSecret());
    }

    /// Opens an account without credits, with this webhook secret.
    ///
    /// @return the account; empty when the name is taken
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Account> open(String name, String plan, String webhookSecret) {
        var account = new Account(IdType.ACCOUNT.next(), name, plan);
        return accounts.insert(account, webhookSecret, clock.instant()) ? Optional.of(account) : Optional.empty();
    }

    /// Lets these keys open the account, and no others from now on.
    @Transactional(Transactional.TxType.MANDATORY)
    public void allowOnly(Account account, Set<String> apiKeys) {
        accounts.replaceKeys(account.id(), apiKeys.stream().map(SecretGenerator::sha256).toList(), clock.instant());
    }

    /// The secrets that sign this account's callbacks at this moment.
    @Transactional
    public WebhookSecretPair webhookSecrets(String accountId) {
        var account = existing(accountId);
        var until = account.previousSecretUntil;
        var signsStill = until != null && clock.instant().isBefore(until);
        return new WebhookSecretPair(account.webhookSecret, signsStill ? account.previousSecret : null);
    }

    /// Gives the account a new random secret; the old one signs too for 24 hours.
    ///
    /// @return the new secret, shown this once
    @Transactional
    public RotatedSecret rotateWebhookSecret(String accountId) {
        return replaceWebhookSecret(accountId, SecretGenerator.newWebhookSecret());
    }

    /// Gives the account this secret, as [#rotateWebhookSecret(String)] does, unless it has it already.
    @Transactional
    public RotatedSecret replaceWebhookSecret(String accountId, String secret) {
        var account = existing(accountId);
        Instant until = clock.instant().plus(CHANGE_OVER);
        if (!account.webhookSecret.equals(secret)) {
            account.previousSecret = account.webhookSecret;
            account.previousSecretUntil = until;
            account.webhookSecret = secret;
        }
        return new RotatedSecret(secret, until);
    }

    private AccountEntity existing(String accountId) {
        var account = accounts.findById(accountId);
        if (account == null) {
            throw new IllegalArgumentException("There is no account " + accountId);
        }
        return account;
    }
}
