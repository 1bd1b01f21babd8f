package io.reelay.safehttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SsrfGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::1"
            })
    void anAddressThatIsNotPublicIsRefused(String address) {
        SsrfGuard guard = guard("", address);

        BlockedTargetException refused = catchThrowableOfType(
                BlockedTargetException.class, () -> guard.check(WebUrl.parse("https://example.org/a.jpg")));

        assertThat(refused.failure()).isEqualTo(OutboundFailure.PRIVATE_ADDRESS);
        assertThat(refused).hasMessageNotContaining(address + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "2606:4700::1111", "64:ff9b::5db8:d822", "100.128.0.1"})
    void aPublicAddressIsAccepted(String address) {
        assertThatCode(() -> guard("", address).check(WebUrl.parse("https://example.org/a.jpg")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.1/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f.1/",
                "https://0x7F000001/",
                "https://127.0.0.1./",
                "https://１２７。０。０。１/",
                "https://%31%32%37.0.0.1/",
                "https://①②⑦.0.0.1/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https:\\\\127.0.0.1\\a",
                "https://127.0\t.0.1/",
                "https://0251.0376.0251.0376/",
                "https://2852039166/"
            })
    void aPrivateAddressIsRefusedInEveryNotation(String url) {
        SsrfGuard guard = new SsrfGuard(PrivateTargetAllowlist.none(), InetAddress::getAllByName);

        assertThat(refusal(guard, url)).isEqualTo(OutboundFailure.PRIVATE_ADDRESS);
    }

    @Test
    void theLookupUsesTheHostThatIsSent() {
        List<String> asked = new ArrayList<>();
        SsrfGuard guard = new SsrfGuard(PrivateTargetAllowlist.none(), host -> {
            asked.add(host);
            return new InetAddress[] {InetAddress.getByName("93.184.216.34")};
        });

        guard.check(WebUrl.parse("https://Bücher.Example./"));

        assertThat(asked).containsExactly("xn--bcher-kva.example");
    }

    @Test
    void oneBlockedAddressBlocksTheHost() {
        assertThat(refusal(guard("", "93.184.216.34", "10.0.0.1"), "https://example.org/"))
                .isEqualTo(OutboundFailure.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.1.2.3", "10.1.2.3:8443", "intranet", "Intranet:8443", "other, 10.1.2.3"})
    void anAllowedTargetIsAcceptedEvenWithoutTls(String opened) {
        SsrfGuard guard = guard(opened, "10.1.2.3");

        assertThatCode(() -> guard.check(WebUrl.parse("http://intranet:8443/hook")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/16", "10.1.2.3:8444", "intranet:80", "tranet", "::1"})
    void aTargetThatIsNotInTheAllowlistIsBlocked(String opened) {
        assertThat(refusal(guard(opened, "10.1.2.3"), "https://intranet:8443/hook"))
                .isEqualTo(OutboundFailure.PRIVATE_ADDRESS);
    }

    @Test
    void aPublicTargetNeedsTls() {
        assertThat(refusal(guard("", "93.184.216.34"), "http://example.org/"))
                .isEqualTo(OutboundFailure.INSECURE_SCHEME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "/relative",
                "https:///a",
                "https://user:pw@example.org/",
                "https://example.org:99999/",
                "mailto:a@example.org"
            })
    void aMalformedUrlIsRefused(String url) {
        assertThat(refusal(guard("", "93.184.216.34"), url)).isEqualTo(OutboundFailure.MALFORMED_URL);
    }

    @Test
    void anUnknownHostIsRefusedAsRetryable() {
        SsrfGuard guard = new SsrfGuard(PrivateTargetAllowlist.none(), host -> {
            throw new UnknownHostException(host);
        });

        OutboundFailure failure = refusal(guard, "https://nowhere.example/");

        assertThat(failure).isEqualTo(OutboundFailure.UNKNOWN_HOST);
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "300.1.1.1", "host:", "a b", "https://host", "10.0.0.0/x"})
    void anInvalidEntryIsNamed(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateTargetAllowlist.parse("localhost," + entry))
                .withMessageContaining(entry.contains("33") ? "33" : entry);
    }

    private static OutboundFailure refusal(SsrfGuard guard, String url) {
        return catchThrowableOfType(BlockedTargetException.class, () -> guard.check(WebUrl.parse(url)))
                .failure();
    }

    private static SsrfGuard guard(String opened, String... addresses) {
        return new SsrfGuard(PrivateTargetAllowlist.parse(opened), host -> {
            InetAddress[] resolved = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                resolved[i] = InetAddress.getByName(addresses[i]);
            }
            return resolved;
        });
    }
}
