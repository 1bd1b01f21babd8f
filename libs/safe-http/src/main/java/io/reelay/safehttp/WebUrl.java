package io.reelay.safehttp;

import java.net.Inet4Address;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An absolute http or https URL, read as browsers read it (WHATWG URL Standard) and normalised: the host in its ASCII
/// form, an IPv4 address in four decimal parts, characters outside ASCII percent-encoded, no fragment. A part that is
/// already valid stays unchanged, because signatures depend on it. Immutable.
public final class WebUrl {

    private static final Pattern TAB_OR_NEWLINE = Pattern.compile("[\\t\\n\\r]");
    private static final Pattern CONTROL_OR_SURROGATE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30}):");
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z]+:[/\\\\]{2}([^/\\\\?#]+)");
    private static final Pattern PORT = Pattern.compile(":[^:\\]]*$");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final Pattern DNS_NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final int MAX_NAME_LENGTH = 253;

    private static final String CONTROL = "The URL contains a control character, or half of a character: remove it.";
    private static final String NOT_ABSOLUTE = "The URL must be absolute: https://host/path.";
    private static final String NO_HOST = "The URL has no host: use https://host/path.";
    private static final String CREDENTIALS = "The URL must not contain credentials: remove the part up to the @.";
    private static final String PORT_NOT_VALID = "The port of the URL is not valid: use a number from 1 to 65535.";
    private static final String HOST_NOT_VALID = "The host of the URL is not valid: use an IP address, or a DNS name of"
            + " letters, digits, '-' and '_' with at most 63 characters between two dots and 253 in all.";

    private final HttpUrl url;

    private WebUrl(HttpUrl url) {
        this.url = url;
    }

    /// @throws BlockedTargetException with a sentence that says what to change
    public static WebUrl parse(String text) {
        String input = TAB_OR_NEWLINE.matcher(text).replaceAll("").strip();
        if (CONTROL_OR_SURROGATE.matcher(input).find()) {
            throw malformed(CONTROL);
        }
        Matcher scheme = SCHEME.matcher(input);
        if (!scheme.lookingAt()) {
            throw malformed(NOT_ABSOLUTE);
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (!name.equals("https") && !name.equals("http")) {
            throw malformed("The URL begins with " + name + ":, which is not supported: use https://host/path.");
        }
        Matcher authority = AUTHORITY.matcher(input);
        if (!authority.lookingAt()) {
            throw malformed(NO_HOST);
        }
        if (authority.group(1).contains("@")) {
            throw malformed(CREDENTIALS);
        }
        HttpUrl url = HttpUrl.parse(input);
        if (url == null) {
            String withoutPort = PORT.matcher(authority.group(1)).replaceFirst("");
            throw malformed(HttpUrl.parse("https://" + withoutPort) == null ? HOST_NOT_VALID : PORT_NOT_VALID);
        }
        return normalised(url);
    }

    /// The target of a redirect: a relative reference or an absolute URL.
    ///
    /// @throws BlockedTargetException when the location is not an http or https URL
    WebUrl resolve(String location) {
        HttpUrl next = url.resolve(TAB_OR_NEWLINE.matcher(location).replaceAll(""));
        if (next == null) {
            throw malformed("It must be an https URL with a valid host.");
        }
        return normalised(next);
    }

    private static WebUrl normalised(HttpUrl url) {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw malformed(CREDENTIALS);
        }
        String host = asciiHost(url.host());
        HttpUrl.Builder builder = url.newBuilder().fragment(null);
        return new WebUrl(
                host.equals(url.host()) ? builder.build() : builder.host(host).build());
    }

    /// Numeric hosts become an IPv4 address here, so that no later code can interpret them differently.
    private static String asciiHost(String host) {
        if (host.contains(":")) {
            return host;
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (ENDS_IN_NUMBER.matcher(name).matches()) {
            return ipv4(name);
        }
        if (name.length() > MAX_NAME_LENGTH || !DNS_NAME.matcher(name).matches()) {
            throw malformed(HOST_NOT_VALID);
        }
        return name;
    }

    private static String ipv4(String number) {
        try {
            return Inet4Address.ofPosixLiteral(number).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw malformed(HOST_NOT_VALID);
        }
    }

    private static BlockedTargetException malformed(String sentence) {
        return new BlockedTargetException(OutboundFailure.MALFORMED_URL, sentence);
    }

    String scheme() {
        return url.scheme();
    }

    boolean isHttps() {
        return url.isHttps();
    }

    /// The host in its ASCII form; an IPv6 address without brackets.
    public String host() {
        return url.host();
    }

    int port() {
        return url.port();
    }

    boolean hasDefaultPort() {
        return url.port() == HttpUrl.defaultPort(url.scheme());
    }

    /// The host, and the port unless it is the default of the scheme.
    public String authority() {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return hasDefaultPort() ? host : host + ":" + url.port();
    }

    /// Path and query for the request line.
    String requestTarget() {
        String query = url.encodedQuery();
        return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebUrl that && url.equals(that.url);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
