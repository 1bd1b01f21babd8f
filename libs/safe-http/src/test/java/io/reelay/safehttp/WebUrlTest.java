package io.reelay.safehttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {

    private static final String HOST_NOT_VALID = "The host of the URL is not valid: use an IP address, or a DNS name of"
            + " letters, digits, '-' and '_' with at most 63 characters between two dots and 253 in all.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        https://ex.org                       | https://ex.org/
        HTTPS://EX.org:443/A                 | https://ex.org/A
        http://ex.org:80/                    | http://ex.org/
        https://ex.org:/                     | https://ex.org/
        https://ex.org:00443/                | https://ex.org/
        https://ex.org:8443/                 | https://ex.org:8443/
        ~  https://ex.org/a  ~               | https://ex.org/a
        ~https://ex.\torg/a\tb~              | https://ex.org/ab
        https:\\\\ex.org\\a                  | https://ex.org/a
        https://image_bot.example.com/hook   | https://image_bot.example.com/hook
        https://_dmarc.ex.org/               | https://_dmarc.ex.org/
        https://bücher.example/              | https://xn--bcher-kva.example/
        https://BÜCHER.example/              | https://xn--bcher-kva.example/
        https://faß.example/                 | https://xn--fa-hia.example/
        https://例え。テスト/                 | https://xn--r8jz45g.xn--zckzah/
        https://пример.рф/                   | https://xn--e1afmkfd.xn--p1ai/
        https://xn--bcher-kva.example/       | https://xn--bcher-kva.example/
        https://%65x.org/                    | https://ex.org/
        https://ｅｘ．org/                    | https://ex.org/
        https://ex.org./                     | https://ex.org/
        https://[2001:DB8:0:0::1]:8443/      | https://[2001:db8::1]:8443/
        https://0x7f.1/                      | https://127.0.0.1/
        https://017700000001/                | https://127.0.0.1/
        https://2130706433/                  | https://127.0.0.1/
        https://192.168.257/                 | https://192.168.1.1/
        https://１２７．０．０．１/            | https://127.0.0.1/
        https://ex.org/приём?имя=✓           | https://ex.org/%D0%BF%D1%80%D0%B8%D1%91%D0%BC?%D0%B8%D0%BC%D1%8F=%E2%9C%93
        https://ex.org/a b/ü.mp4?c d         | https://ex.org/a%20b/%C3%BC.mp4?c%20d
        https://ex.org/😀                    | https://ex.org/%F0%9F%98%80
        https://ex.org/a/./b/../c/%2e%2E/d   | https://ex.org/a/d
        https://ex.org//a//                  | https://ex.org//a//
        https://ex.org/a#b                   | https://ex.org/a
        https://ex.org/?                     | https://ex.org/?
        https://ex.org?a=https://b.org/@c:d  | https://ex.org/?a=https://b.org/@c:d
        https://ex.org/"<>                   | https://ex.org/%22%3C%3E
        https://ex.org/100%                  | https://ex.org/100%
        """)
    void aUrlIsReadAsBrowsersReadIt(String given, String normalised) {
        assertThat(WebUrl.parse(given)).hasToString(normalised);
        assertThat(WebUrl.parse(normalised)).isEqualTo(WebUrl.parse(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.s3.amazonaws.com/a%20b/%C3%BC%2f.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIA%2F20261128%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=0aF",
                "https://storage.example/o?x=a+b%2Bc&&empty=&flag&b=2&a=1&token=YQ==",
                "https://ex.org/~a/-._!$&()*+,;=:@/%7Ea?b=%c3%BC/?:@-._~!$()*,;[]",
                "https://my_bucket.s3.example/%E2%9C%93%zz",
                "http://ex.org:8080/a;v=1/b,c"
            })
    void aUrlThatIsValidStaysAsItIs(String url) {
        assertThat(WebUrl.parse(url)).hasToString(url);
        assertThat(url).endsWith(WebUrl.parse(url).requestTarget());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        lake.jpg                    | The URL must be absolute: https://host/path.
        //ex.org/a                  | The URL must be absolute: https://host/path.
        ~~                          | The URL must be absolute: https://host/path.
        ftp://ex.org/               | The URL begins with ftp:, which is not supported: use https://host/path.
        FILE:///etc/passwd          | The URL begins with file:, which is not supported: use https://host/path.
        mailto:a@ex.org             | The URL begins with mailto:, which is not supported: use https://host/path.
        https:///a                  | The URL has no host: use https://host/path.
        https:ex.org                | The URL has no host: use https://host/path.
        https://                    | The URL has no host: use https://host/path.
        https://?a                  | The URL has no host: use https://host/path.
        https://user:pw@ex.org/     | The URL must not contain credentials: remove the part up to the @.
        https://@ex.org/            | The URL must not contain credentials: remove the part up to the @.
        https://ex.org@10.0.0.1/    | The URL must not contain credentials: remove the part up to the @.
        https://ex.org:0/           | The port of the URL is not valid: use a number from 1 to 65535.
        https://ex.org:65536/       | The port of the URL is not valid: use a number from 1 to 65535.
        https://ex.org:8a/          | The port of the URL is not valid: use a number from 1 to 65535.
        https://ex.org:-1/          | The port of the URL is not valid: use a number from 1 to 65535.
        ~https://ex.org/\u0000~     | The URL contains a control character, or half of a character: remove it.
        ~https://ex.org/\ud83d~     | The URL contains a control character, or half of a character: remove it.
        """)
    void aUrlThatIsRefusedSaysWhatToChange(String given, String sentence) {
        assertThat(refusal(given)).hasMessage(sentence);
        assertThat(refusal(given).failure()).isEqualTo(OutboundFailure.MALFORMED_URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a..b/",
                "https://.a/",
                "https://a../",
                "https://./",
                "https://ex ample.org/",
                "https://ex%20ample.org/",
                "https://ex%2Fample.org/",
                "https://ex%00ample.org/",
                "https://a<b/",
                "https://a*b/",
                "https://a%b/",
                "https://a%40b/",
                "https://[::1",
                "https://[::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[g::1]/",
                "https://::1/",
                "https://256.1.1.1/",
                "https://1.2.3.4.5/",
                "https://09.1.1.1/",
                "https://4294967296/",
                "https://a.1/",
                "https://0x7f.0x/",
                "https://\u00AD/",
                "https://ex\u2024\uFFFD.org/"
            })
    void aHostThatIsNotValidIsRefused(String given) {
        assertThat(refusal(given)).hasMessage(HOST_NOT_VALID);
    }

    @Test
    void aHostIsNotLongerThanTheDnsAllows() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);

        assertThat(WebUrl.parse("https://" + longest).host()).hasSize(253);
        assertThat(refusal("https://" + longest + "a")).hasMessage(HOST_NOT_VALID);
        assertThat(refusal("https://" + label + "a.org")).hasMessage(HOST_NOT_VALID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        /a b/ü.mp4             | https://ex.org:8443/a%20b/%C3%BC.mp4
        c.mp4?d                | https://ex.org:8443/x/c.mp4?d
        ../c                   | https://ex.org:8443/c
        ?q=1                   | https://ex.org:8443/x/y?q=1
        ~~                     | https://ex.org:8443/x/y?z
        //my_host.org/c        | https://my_host.org/c
        \\\\evil.org\\c        | https://evil.org/c
        http://Bücher.example  | http://xn--bcher-kva.example/
        https://0x7f.1/c       | https://127.0.0.1/c
        /c#part                | https://ex.org:8443/c
        """)
    void aLocationIsResolvedAgainstTheUrlThatRedirects(String location, String place) {
        assertThat(WebUrl.parse("https://ex.org:8443/x/y?z").resolve(location)).hasToString(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://ex.org/", "https://a..b/", "https://user@ex.org/", "//user:pw@ex.org/", "data:,a"})
    void aLocationThatIsNotAUrlWithAHostIsRefused(String location) {
        WebUrl asked = WebUrl.parse("https://ex.org/");

        BlockedTargetException refused =
                catchThrowableOfType(BlockedTargetException.class, () -> asked.resolve(location));

        assertThat(refused.failure()).isEqualTo(OutboundFailure.MALFORMED_URL);
    }

    @ParameterizedTest
    @CsvSource({
        "https://Ex.org/a, ex.org, ex.org, 443",
        "http://ex.org:8080/a, ex.org, ex.org:8080, 8080",
        "https://[::1]:8443/, ::1, [::1]:8443, 8443"
    })
    void hostAndPortAreThoseOfTheConnection(String given, String host, String authority, int port) {
        WebUrl url = WebUrl.parse(given);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.authority()).isEqualTo(authority);
        assertThat(url.port()).isEqualTo(port);
    }

    private static BlockedTargetException refusal(String given) {
        return catchThrowableOfType(BlockedTargetException.class, () -> WebUrl.parse(given));
    }
}
