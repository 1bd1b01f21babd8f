package io.reelay.safehttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address block such as `10.0.0.0/8` or `fc00::/7`. A single address is a block of one.
record Cidr(InetAddress network, int prefix) {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    Cidr {
        if (prefix < 0 || prefix > network.getAddress().length * 8) {
            throw new IllegalArgumentException(
                    "/" + prefix + " is not a valid prefix length of " + network.getHostAddress());
        }
    }

    /// Returns null if the text is not an address literal with an optional prefix. Never queries a name server.
    static @Nullable Cidr parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(literal).matches()) {
            return null;
        }
        try {
            InetAddress network = InetAddress.getByName(literal);
            int bits = network.getAddress().length * 8;
            return new Cidr(network, slash < 0 ? bits : Integer.parseInt(text, slash + 1, text.length(), 10));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is neither an address nor an address block", e);
        }
    }

    static Cidr of(String text) {
        Cidr block = parse(text);
        if (block == null) {
            throw new IllegalArgumentException("'" + text + "' is neither an address nor an address block");
        }
        return block;
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int mask = 0xff00 >> (prefix % 8) & 0xff;
        return prefix % 8 == 0 || (mine[whole] & mask) == (other[whole] & mask);
    }
}
