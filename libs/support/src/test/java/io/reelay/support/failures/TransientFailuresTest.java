package io.reelay.support.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientFailuresTest {

    /// The null state is that of an exhausted connection pool.
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "53300", "57P01", "40P01"})
    void anUnavailableOrBusyDatabaseIsAnOutageAtAnyDepthOfTheCauses(String state) {
        assertThat(TransientFailures.causes(new IllegalStateException(new SQLException("away", state))))
                .isTrue();
    }

    @Test
    void anUnavailableNetworkIsAnOutage() {
        assertThat(TransientFailures.causes(new UncheckedIOException(new ConnectException("refused"))))
                .isTrue();
    }

    @Test
    void aFaultyStatementIsNotAnOutage() {
        assertThat(TransientFailures.causes(new IllegalStateException(new SQLException("duplicate key", "23505"))))
                .isFalse();
    }

    @Test
    void malformedJsonIsNotAnOutage() {
        var unreadable = catchThrowable(() -> new ObjectMapper().readTree("{"));

        assertThat(TransientFailures.causes(new IllegalStateException(unreadable)))
                .isFalse();
    }
}
