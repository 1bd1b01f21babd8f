package io.reelay.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedUrlsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Clock clock = Clock.fixed(NOW.plusMillis(700), ZoneOffset.UTC);

    @Test
    void callersAndServicesGetTheirOwnEndpointWithoutAnyServerBeingThere() {
        Storage storage = new Storage(Optional.of("https://media.example.org"));

        SignedUrl outside = SignedUrls.forCallers(storage, clock).sign("results/job_1/0.mp4");
        SignedUrl inside = SignedUrls.forServices(storage, clock).sign("results/job_1/0.mp4", Duration.ofMinutes(5));

        assertThat(outside.url().toString())
                .startsWith("https://media.example.org/reelay/results/job_1/0.mp4?")
                .contains("X-Amz-Expires=3600", "X-Amz-Signature=", "us-east-1");
        assertThat(outside.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(inside.url().toString())
                .startsWith("http://127.0.0.1:1/reelay/")
                .contains("X-Amz-Expires=300");
    }

    @Test
    void withoutAPublicEndpointThereIsOnlyOne() {
        SignedUrl url =
                SignedUrls.forCallers(new Storage(Optional.empty()), clock).sign("a");

        assertThat(url.url().getPort()).isEqualTo(1);
    }

    @Test
    void anAddressIsSignedForTheMethodThatItIsUsedWith() {
        // Given
        SignedUrls urls = SignedUrls.forCallers(new Storage(Optional.empty()), clock);

        // When
        SignedUrl head = urls.signForHead("results/job_1/0.mp4");

        // Then
        assertThat(head.url()).isNotEqualTo(urls.sign("results/job_1/0.mp4").url());
        assertThat(head.url().toString()).contains("X-Amz-Expires=3600");
        assertThat(head.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
    }

    private record Storage(Optional<String> publicEndpoint) implements StorageConfig {
        @Override
        public String endpoint() {
            return "http://127.0.0.1:1";
        }

        @Override
        public String accessKey() {
            return "key";
        }

        @Override
        public String secretKey() {
            return "secret";
        }

        @Override
        public String bucket() {
            return "reelay";
        }

        @Override
        public Duration signedUrlTtl() {
            return Duration.ofHours(1);
        }
    }
}
