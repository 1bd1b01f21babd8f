package io.reelay.safehttp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The private targets that the operator allows: hosts, `host:port`, or address blocks, separated by commas. An allowed
/// target may also use plain `http`. Immutable.
public final class PrivateTargetAllowlist {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^]]+]|[^:]+):([0-9]{1,5})");

    private final List<AllowedTarget> entries;

    private PrivateTargetAllowlist(List<AllowedTarget> entries) {
        this.entries = List.copyOf(entries);
    }

    public static PrivateTargetAllowlist none() {
        return new PrivateTargetAllowlist(List.of());
    }

    /// @throws IllegalArgumentException when an entry is not valid; the message names it
    public static PrivateTargetAllowlist parse(String commaSeparated) {
        List<AllowedTarget> entries = new ArrayList<>();
        for (String entry : commaSeparated.split(",", -1)) {
            if (!entry.isBlank()) {
                entries.add(AllowedTarget.parse(entry.strip()));
            }
        }
        return new PrivateTargetAllowlist(entries);
    }

    boolean allowsHost(String host, int port) {
        return entries.stream().anyMatch(entry -> entry.matchesHost(host, port));
    }

    boolean allowsAddress(InetAddress address, int port) {
        return entries.stream().anyMatch(entry -> entry.matchesAddress(address, port));
    }

    /// One entry: an address block or a host name, and optionally the only allowed port.
    private record AllowedTarget(
            @Nullable Cidr block,
            @Nullable String name,
            @Nullable Integer port) {

        static AllowedTarget parse(String entry) {
            Cidr whole = Cidr.parse(unbracketed(entry));
            if (whole != null) {
                return new AllowedTarget(whole, null, null);
            }
            Matcher parts = HOST_AND_PORT.matcher(entry);
            if (parts.matches()) {
                return of(parts.group(1), Integer.valueOf(parts.group(2)), entry);
            }
            return of(entry, null, entry);
        }

        private static AllowedTarget of(String host, @Nullable Integer port, String entry) {
            Cidr address = Cidr.parse(unbracketed(host));
            if (address != null) {
                return new AllowedTarget(address, null, port);
            }
            if (!host.matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException(
                        "'" + entry + "' is not a host, host:port or address block such as 10.0.0.0/8");
            }
            return new AllowedTarget(null, host.toLowerCase(Locale.ROOT), port);
        }

        private static String unbracketed(String host) {
            return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        }

        boolean matchesHost(String host, int wanted) {
            return name != null && name.equals(host.toLowerCase(Locale.ROOT)) && matchesPort(wanted);
        }

        boolean matchesAddress(InetAddress address, int wanted) {
            return block != null && block.contains(address) && matchesPort(wanted);
        }

        private boolean matchesPort(int wanted) {
            return port == null || port == wanted;
        }
    }
}
