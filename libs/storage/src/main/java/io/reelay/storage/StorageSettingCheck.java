package io.reelay.storage;

import io.reelay.support.startup.SettingCheck;
import io.reelay.support.startup.UrlSettingCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Validates the settings of the storage at startup; otherwise they would fail when the first URL is signed.
/// Services that use the storage register this check.
public final class StorageSettingCheck implements SettingCheck {

    private static final UrlSettingCheck ENDPOINT =
            UrlSettingCheck.ofServer("reelay.s3.endpoint", "REELAY_S3_ENDPOINT");
    private static final UrlSettingCheck PUBLIC_ENDPOINT =
            UrlSettingCheck.ofServer("reelay.s3.public-endpoint", "REELAY_S3_PUBLIC_ENDPOINT");
    private static final Duration MAX_LIFETIME = Duration.ofDays(7);
    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String IP_ADDRESS = "[0-9.]+|\\[.*]";

    @Override
    public List<String> faults(Config config) {
        var urls = Stream.of(ENDPOINT, PUBLIC_ENDPOINT)
                .filter(url -> url != PUBLIC_ENDPOINT || isSet(config, url.property()))
                .toList();
        var faults = Stream.concat(
                        urls.stream().flatMap(url -> url.fault(config).stream()),
                        Stream.of(bucket(config), lifetime(config)).flatMap(Optional::stream))
                .toList();
        return faults.isEmpty() ? ipAddressFaults(config, urls) : faults;
    }

    private static Optional<String> bucket(Config config) {
        return config.getOptionalValue("reelay.s3.bucket", String.class)
                .filter(bucket -> !bucket.matches(BUCKET))
                .map(_ -> "REELAY_S3_BUCKET is not a valid bucket name: it must have 3 to 63 lower-case letters,"
                        + " digits, dots or hyphens.");
    }

    private static Optional<String> lifetime(Config config) {
        var fault = "REELAY_SIGNED_URL_TTL is not a valid lifetime of signed URLs: it must be a duration between PT1S"
                + " and P7D.";
        try {
            return config.getOptionalValue("reelay.s3.signed-url-ttl", Duration.class)
                    .or(() -> config.getOptionalValue("reelay.signed-url-ttl", Duration.class))
                    .filter(lifetime -> lifetime.toSeconds() < 1 || lifetime.compareTo(MAX_LIFETIME) > 0)
                    .map(_ -> fault);
        } catch (IllegalArgumentException e) {
            return Optional.of(fault);
        }
    }

    /// The virtual-hosted style puts the bucket before the host name, which does not work with an IP address.
    private static List<String> ipAddressFaults(Config config, List<UrlSettingCheck> urls) {
        if (config.getOptionalValue("reelay.s3.path-style", Boolean.class).orElse(true)) {
            return List.of();
        }
        return urls.stream()
                .filter(url -> config.getOptionalValue(url.property(), URI.class)
                        .filter(value -> value.getHost().matches(IP_ADDRESS))
                        .isPresent())
                .map(url -> "REELAY_S3_PATH_STYLE=false needs a host name, but " + url.variable()
                        + " has an IP address: set REELAY_S3_PATH_STYLE to true, or write a host name.")
                .toList();
    }

    private static boolean isSet(Config config, String property) {
        return config.getOptionalValue(property, String.class).isPresent();
    }
}
