package io.reelay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageSettingCheckTest {

    @Test
    void theDefaultsAreValid() {
        assertThat(faults(Map.of("reelay.s3.endpoint", "http://127.0.0.1:9000", "reelay.s3.public-endpoint", "")))
                .isEmpty();
    }

    @Test
    void anEndpointWithAPathIsRejected() {
        assertThat(faults(Map.of(
                        "reelay.s3.endpoint", "http://minio:9000/storage",
                        "reelay.s3.public-endpoint", "https://example.org/media")))
                .containsExactly(
                        "REELAY_S3_ENDPOINT must name a server only, without the path /storage: set it to"
                                + " http://minio:9000.",
                        "REELAY_S3_PUBLIC_ENDPOINT must name a server only, without the path /media: set it to"
                                + " https://example.org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "-PT1H", "P7DT1S", "a day"})
    void aLifetimeThatS3DoesNotAllowIsRejected(String life) {
        assertThat(faults(Map.of("reelay.s3.signed-url-ttl", life)))
                .containsExactly(
                        "REELAY_SIGNED_URL_TTL is not a valid lifetime of signed URLs: it must be a duration between"
                                + " PT1S and P7D.");
        assertThat(faults(Map.of("reelay.signed-url-ttl", life))).hasSize(1);
    }

    @Test
    void aLifetimeOfSevenDaysIsValid() {
        assertThat(faults(Map.of("reelay.s3.signed-url-ttl", "P7D"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reelay", "r", "my_bucket", "media/reelay", "-reelay"})
    void aBucketNameThatS3DoesNotAllowIsRejected(String bucket) {
        assertThat(faults(Map.of("reelay.s3.bucket", bucket)))
                .containsExactly("REELAY_S3_BUCKET is not a valid bucket name: it must have 3 to 63 lower-case letters,"
                        + " digits, dots or hyphens.");
    }

    @Test
    void virtualHostedStyleNeedsAHostName() {
        assertThat(faults(Map.of(
                        "reelay.s3.path-style", "false",
                        "reelay.s3.endpoint", "http://127.0.0.1:9000",
                        "reelay.s3.public-endpoint", "https://media.example.org")))
                .containsExactly(
                        "REELAY_S3_PATH_STYLE=false needs a host name, but REELAY_S3_ENDPOINT has an IP address: set"
                                + " REELAY_S3_PATH_STYLE to true, or write a host name.");
    }

    private static List<String> faults(Map<String, String> values) {
        return new StorageSettingCheck()
                .faults(new SmallRyeConfigBuilder().withDefaultValues(values).build());
    }
}
