package io.reelay.jobstore.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeyCredentialTest {

    @Test
    void theApiKeyHeaderHasPriorityUnlessItIsBlank() {
        assertThat(in(Map.of("X-API-Key", "one", "Authorization", "Bearer two")))
                .isEqualTo("one");
        assertThat(in(Map.of("X-API-Key", " ", "Authorization", "bearer two"))).isEqualTo("two");
        assertThatThrownBy(() -> in(Map.of("X-API-Key", ""))).hasMessageContaining("UNAUTHENTICATED");
    }

    private static String in(Map<String, String> headers) {
        return ApiKeyCredential.in(headers::get).value();
    }
}
