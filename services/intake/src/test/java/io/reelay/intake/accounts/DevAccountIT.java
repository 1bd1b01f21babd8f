package io.reelay.intake.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.intake.RestOfTheSystem;
import io.reelay.jobstore.accounts.Accounts;
import io.reelay.jobstore.ledger.Ledger;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevAccountIT {

    private final Accounts accounts;
    private final Ledger ledger;
    private final DevAccountConfig configured;

    DevAccountIT(Accounts accounts, Ledger ledger, DevAccountConfig configured) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.configured = configured;
    }

    @AfterEach
    void startAsConfigured() {
        startWith(configured);
    }

    @Test
    void anotherKeyInTheSettingsTakesThePlaceOfTheFirst() {
        // When
        startWith(new Settings(Optional.of("another-key")));

        // Then
        assertThat(answerTo("another-key")).isEqualTo(200);
        assertThat(answerTo(RestOfTheSystem.KEY)).isEqualTo(401);
    }

    @Test
    void withoutAKeyInTheSettingsNoneOpensTheAccount() {
        // When
        startWith(new Settings(Optional.empty()));

        // Then
        assertThat(answerTo(RestOfTheSystem.KEY)).isEqualTo(401);
    }

    private void startWith(DevAccountConfig settings) {
        var account = new DevAccount(settings, accounts, ledger);
        QuarkusTransaction.requiringNew().run(() -> account.open(new StartupEvent()));
    }

    private static int answerTo(String key) {
        return given().header("X-API-Key", key).get("/v1/account").statusCode();
    }

    private record Settings(Optional<String> apiKey) implements DevAccountConfig {
        @Override
        public Optional<String> webhookSecret() {
            return Optional.empty();
        }
    }
}
