package io.reelay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlSignerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Clock clock = Clock.fixed(NOW.plusMillis(700), ZoneOffset.UTC);

    @Test
    void callersAndServicesGetTheirOwnEndpointWithoutARunningServer() {
        Storage storage =
                new Storage("http://127.0.0.1:1", Optional.of("https://media.example.org"), "us-east-1", true);

        SignedUrl outside = UrlSigner.forCallers(storage, clock).sign("results/job_1/0.mp4");
        SignedUrl inside = UrlSigner.forServices(storage, clock).sign("results/job_1/0.mp4", Duration.ofMinutes(5));

        assertThat(outside.url().toString())
                .startsWith("https://media.example.org/reelay/results/job_1/0.mp4?")
                .contains("X-Amz-Expires=3600", "X-Amz-Signature=", "us-east-1");
        assertThat(outside.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(inside.url().toString())
                .startsWith("http://127.0.0.1:1/reelay/")
                .contains("X-Amz-Expires=300");
    }

    @Test
    void withoutAPublicEndpointCallersGetTheInternalOne() {
        SignedUrl url = UrlSigner.forCallers(
                        new Storage("http://127.0.0.1:1", Optional.empty(), "us-east-1", true), clock)
                .sign("a");

        assertThat(url.url().getPort()).isEqualTo(1);
    }

    @Test
    void aUrlForHeadHasItsOwnSignature() {
        // Given
        var storage = new Storage("http://127.0.0.1:1", Optional.empty(), "us-east-1", true);
        UrlSigner urls = UrlSigner.forCallers(storage, clock);

        // When
        SignedUrl head = urls.signForHead("results/job_1/0.mp4");

        // Then
        assertThat(head.url()).isNotEqualTo(urls.sign("results/job_1/0.mp4").url());
        assertThat(head.url().toString()).contains("X-Amz-Expires=3600");
        assertThat(head.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void theSignatureScopeContainsTheConfiguredRegion() {
        // Given
        var storage = new Storage("https://storage.example.org", Optional.empty(), "eu-central-1", true);

        // When
        var url = UrlSigner.forCallers(storage, clock).sign("a").url();

        // Then
        assertThat(url.getRawQuery())
                .matches(".*X-Amz-Credential=key%2F[0-9]{8}%2Feu-central-1%2Fs3%2Faws4_request&.*");
    }

    @Test
    void virtualHostedStylePutsTheBucketInTheHostOfBothEndpoints() {
        // Given
        var storage = new Storage(
                "http://storage.internal:9000", Optional.of("https://media.example.org/"), "us-east-1", false);

        // When
        var outside = UrlSigner.forCallers(storage, clock).sign("results/0.mp4").url();
        var inside = UrlSigner.forServices(storage, clock).sign("results/0.mp4").url();

        // Then
        assertThat(outside.toString()).startsWith("https://reelay.media.example.org/results/0.mp4?");
        assertThat(inside.toString()).startsWith("http://reelay.storage.internal:9000/results/0.mp4?");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  https://s3.eu-central-1.amazonaws.com/reelay/a?",
        "false, https://reelay.s3.eu-central-1.amazonaws.com/a?"
    })
    void theStyleAppliesToAwsEndpointsToo(boolean pathStyle, String prefix) {
        // Given
        var storage = new Storage("https://s3.eu-central-1.amazonaws.com", Optional.empty(), "eu-central-1", pathStyle);

        // When
        var url = UrlSigner.forServices(storage, clock).sign("a").url();

        // Then
        assertThat(url.toString()).startsWith(prefix);
    }

    private record Storage(String endpoint, Optional<String> publicEndpoint, String region, boolean pathStyle)
            implements StorageConfig {
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
