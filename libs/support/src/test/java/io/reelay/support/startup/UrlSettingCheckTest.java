package io.reelay.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlSettingCheckTest {

    private static final UrlSettingCheck SERVER = UrlSettingCheck.ofServer("url", "REELAY_TEST_URL");
    private static final UrlSettingCheck BASE = UrlSettingCheck.ofBase("url", "REELAY_TEST_URL");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000",
                "https://media.example.org/",
                "HTTPS://media.example.org",
                "http://minio:9000",
                "http://[::1]:9000"
            })
    void aServerUrlHasASchemeAHostAndAnOptionalPort(String value) {
        assertThat(SERVER.fault(config(value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "media.example.org",
                "127.0.0.1:9000",
                "minio:9000",
                "ftp://media.example.org",
                "http://",
                "http:///reelay",
                "http://media example.org",
                "http://media.example.org:99999",
                "http://media.example.org:0",
                "http://media.example.org:port"
            })
    void anyOtherValueIsNotAValidUrl(String value) {
        assertThat(BASE.fault(config(value.replace("''", ""))))
                .contains("REELAY_TEST_URL is not a valid URL: it must begin with http:// or https:// and name a host,"
                        + " such as http://host.example.org:8080.");
    }

    @Test
    void aServerUrlHasNoPath() {
        assertThat(SERVER.fault(config("https://example.org:8443/media")))
                .contains("REELAY_TEST_URL must name a server only, without the path /media: set it to"
                        + " https://example.org:8443.");
    }

    @Test
    void aBaseUrlMayHaveAPath() {
        assertThat(BASE.fault(config("https://example.org/v1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://user:secret@example.org/v1", "https://example.org/v1?a=b", "https://example.org/v1#a"})
    void aUrlHasNoUserNameQueryOrFragment(String value) {
        assertThat(BASE.fault(config(value)))
                .contains("REELAY_TEST_URL must not contain a user name, a query or a fragment: set it to"
                        + " https://example.org/v1.");
    }

    @Test
    void anAbsentSettingHasNoFault() {
        assertThat(SERVER.fault(new SmallRyeConfigBuilder().build())).isEmpty();
    }

    private static SmallRyeConfig config(String value) {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of("url", value))
                .build();
    }
}
