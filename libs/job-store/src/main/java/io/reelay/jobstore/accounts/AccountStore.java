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

/// Stores the accounts. Every statement names the schema, so it works with any default schema. Thread-safe.
@ApplicationScoped
public class AccountStore {

    private static final Duration ROTATION_PERIOD = Duration.ofHours(24);

    private final AccountRepository accounts;
    private final Clock clock;

    AccountStore(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Returns the account of the key.
    ///
    /// @throws ProblemException `UNAUTHENTICATED` if the key is not valid
    @Transactional
    public Account owner(ApiKeyCredential key) {
        return accounts.ofKey(SecretGenerator.sha256(key.value()))
                .map(AccountEntity::toAccount)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED, "The API key is not valid. Check it for missing characters."));
    }

    /// Finds an account by its name.
    @Transactional
    public Optional<Account> named(String name) {
        return accounts.ofName(name).map(AccountEntity::toAccount);
    }

    /// Creates an account without credits and with a random webhook secret.
    ///
    /// @return the account; empty if the name exists
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Account> open(String name, String plan) {
        return open(name, plan, SecretGenerator.newWebhookSecret());
    }

    /// Creates an account without credits and with the given webhook secret.
    ///
    /// @return the account; empty if the name exists
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Account> open(String name, String plan, String webhookSecret) {
        var account = new Account(IdType.ACCOUNT.next(), name, plan);
        return accounts.insert(account, webhookSecret, clock.instant()) ? Optional.of(account) : Optional.empty();
    }

    /// Replaces the API keys of the account.
    @Transactional(Transactional.TxType.MANDATORY)
    public void allowOnly(Account account, Set<String> apiKeys) {
        accounts.replaceKeys(
                account.id(), apiKeys.stream().map(SecretGenerator::sha256).toList(), clock.instant());
    }

    /// The secrets that currently sign the webhooks of the account.
    @Transactional
    public WebhookSecretPair webhookSecrets(String accountId) {
        var account = existing(accountId);
        var until = account.previousSecretUntil;
        var previousSigns = until != null && clock.instant().isBefore(until);
        return new WebhookSecretPair(account.webhookSecret, previousSigns ? account.previousSecret : null);
    }

    /// Gives the account a new random secret. The previous secret also signs for 24 hours.
    ///
    /// @return the new secret; it cannot be read again through the API
    @Transactional
    public RotatedSecret rotateWebhookSecret(String accountId) {
        return replaceWebhookSecret(accountId, SecretGenerator.newWebhookSecret());
    }

    /// Gives the account the given secret, like [#rotateWebhookSecret(String)]. No change if it is the current secret.
    @Transactional
    public RotatedSecret replaceWebhookSecret(String accountId, String secret) {
        var account = existing(accountId);
        Instant until = clock.instant().plus(ROTATION_PERIOD);
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
