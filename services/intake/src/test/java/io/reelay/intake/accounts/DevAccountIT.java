package io.reelay.intake.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.intake.FakeSystem;
import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.ledger.Ledger;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DevAccountIT {

    private final AccountStore accounts;
    private final Ledger ledger;
    private final DevAccountConfig configured;

    DevAccountIT(AccountStore accounts, Ledger ledger, DevAccountConfig configured) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.configured = configured;
    }

    @AfterEach
    void startAsConfigured() {
        startWith(configured);
    }

    @Test
    void anotherKeyInTheSettingsReplacesTheFirst() {
        // When
        startWith(new Settings(Optional.of("another-key")));

        // Then
        assertThat(statusFor("another-key")).isEqualTo(200);
        assertThat(statusFor(FakeSystem.KEY)).isEqualTo(401);
    }

    @Test
    void withoutAKeyInTheSettingsTheAccountIsClosed() {
        // When
        startWith(new Settings(Optional.empty()));

        // Then
        assertThat(statusFor(FakeSystem.KEY)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dGhlIHNlY3JldCBvZiB0aGUgdGVzdHM=", "whsec_", "whsec_c2hvcnQ=", "whsec_aaaaaaaaaaaaaaaaa"})
    void anInvalidSecretIsRejectedAtTheStart(String secret) {
        var settings = new Settings(Optional.of(FakeSystem.KEY), Optional.of(secret));
        assertThatThrownBy(() -> startWith(settings)).hasMessageContaining("REELAY_DEV_WEBHOOK_SECRET");
    }

    private void startWith(DevAccountConfig settings) {
        var account = new DevAccount(settings, accounts, ledger);
        QuarkusTransaction.requiringNew().run(() -> account.open(new StartupEvent()));
    }

    private static int statusFor(String key) {
        return given().header("X-API-Key", key).get("/v1/account").statusCode();
    }

    private record Settings(Optional<String> apiKey, Optional<String> webhookSecret) implements DevAccountConfig {

        Settings(Optional<String> apiKey) {
            this(apiKey, Optional.empty());
        }
    }
}
