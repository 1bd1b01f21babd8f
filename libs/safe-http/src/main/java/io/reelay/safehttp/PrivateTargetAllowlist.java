package io.reelay.safehttp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The operator's list of private targets that may be reached all the same: hosts, `host:port`, or blocks of addresses,
/// separated by commas. An opened target may also be plain `http`. Immutable.
public final class PrivateTargetAllowlist {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^]]+]|[^:]+):([0-9]{1,5})");

    private final List<Opening> openings;

    private PrivateTargetAllowlist(List<Opening> openings) {
        this.openings = List.copyOf(openings);
    }

    public static PrivateTargetAllowlist none() {
        return new PrivateTargetAllowlist(List.of());
    }

    /// @throws IllegalArgumentException naming the entry that cannot be understood
    public static PrivateTargetAllowlist parse(String commaSeparated) {
        List<Opening> openings = new ArrayList<>();
        for (String entry : commaSeparated.split(",", -1)) {
            if (!entry.isBlank()) {
                openings.add(Opening.parse(entry.strip()));
            }
        }
        return new PrivateTargetAllowlist(openings);
    }

    boolean opensHost(String host, int port) {
        return openings.stream().anyMatch(opening -> opening.matchesHost(host, port));
    }

    boolean opensAddress(InetAddress address, int port) {
        return openings.stream().anyMatch(opening -> opening.matchesAddress(address, port));
    }

    /// One entry: a block of addresses or a name, and the only port it is good for.
    private record Opening(
            @Nullable Cidr block,
            @Nullable String name,
            @Nullable Integer port) {

        static Opening parse(String entry) {
            Cidr whole = Cidr.parse(unbracketed(entry));
            if (whole != null) {
                return new Opening(whole, null, null);
            }
            Matcher parts = HOST_AND_PORT.matcher(entry);
            if (parts.matches()) {
                return of(parts.group(1), Integer.valueOf(parts.group(2)), entry);
            }
            return of(entry, null, entry);
        }

        private static Opening of(String host, @Nullable Integer port, String entry) {
            Cidr address = Cidr.parse(unbracketed(host));
            if (address != null) {
                return new Opening(address, null, port);
            }
            if (!host.matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException(
                        "'" + entry + "' is no host, host:port or block of addresses like 10.0.0.0/8");
            }
            return new Opening(null, host.toLowerCase(Locale.ROOT), port);
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
