package io.reelay.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reelay.sandbox.SandboxProvider;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One task that a provider would charge.
///
/// @param key     fingerprint of the API key
/// @param credits price at Runway, 0 after it failed or was cancelled
/// @param cost    price at Runware in US dollars
/// @param state   in the provider's terms
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalEntry(
        SandboxProvider provider,
        String id,
        String model,
        String key,
        Instant createdAt,
        @Nullable Integer credits,
        @Nullable BigDecimal cost,
        String state,
        @Nullable String prompt,
        int width,
        int height,
        double seconds) {}
