package io.reelay.safehttp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Decides whether an address is public, by the registries of special-purpose addresses (RFC 6890).
final class PublicAddresses {

    private static final List<Cidr> SPECIAL_V4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's metadata and platform services, although in public space
            "169.254.0.0/16", // link-local, metadata services
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4");

    private static final Cidr GLOBAL_UNICAST_V6 = Cidr.of("2000::/3");

    private static final List<Cidr> SPECIAL_V6 = blocks(
            "2001::/23", // Teredo, ORCHID and other protocol assignments
            "2001:db8::/32",
            "2002::/16", // 6to4 carries any IPv4 address
            "3fff::/20");

    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");

    private PublicAddresses() {}

    /// An IPv4 address inside an IPv6 address (mapped, NAT64) is checked as IPv4. The JDK unwraps mapped addresses
    /// itself.
    static boolean contains(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return contains(embeddedV4(address));
        }
        return GLOBAL_UNICAST_V6.contains(address) && SPECIAL_V6.stream().noneMatch(block -> block.contains(address));
    }

    private static InetAddress embeddedV4(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are always an address", e);
        }
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::of).toList();
    }
}
