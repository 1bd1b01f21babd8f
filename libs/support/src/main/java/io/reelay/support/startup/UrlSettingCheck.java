package io.reelay.support.startup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// A setting that holds an HTTP URL.
///
/// @param property    the name of the configuration property
/// @param variable    the environment variable that operators set
/// @param pathAllowed whether the URL may have a path
public record UrlSettingCheck(String property, String variable, boolean pathAllowed) {

    private static final int HIGHEST_PORT = 65_535;

    /// The URL of a server: scheme, host and port.
    public static UrlSettingCheck ofServer(String property, String variable) {
        return new UrlSettingCheck(property, variable, false);
    }

    /// A base URL, to which paths are appended.
    public static UrlSettingCheck ofBase(String property, String variable) {
        return new UrlSettingCheck(property, variable, true);
    }

    /// A sentence that describes the fault of the value. An absent setting has a default and therefore no fault.
    public Optional<String> fault(Config config) {
        String value = config.getConfigValue(property).getValue();
        return value == null ? Optional.empty() : fault(value);
    }

    private Optional<String> fault(String value) {
        var url = parse(value);
        if (url == null) {
            return Optional.of(variable + " is not a valid URL: it must begin with http:// or https:// and name a host,"
                    + " such as http://host.example.org:8080.");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of(variable + " must not contain a user name, a query or a fragment: set it to "
                    + server(url) + (pathAllowed ? url.getRawPath() : "") + ".");
        }
        if (!pathAllowed && !url.getRawPath().matches("/?")) {
            return Optional.of(variable + " must name a server only, without the path " + url.getRawPath()
                    + ": set it to " + server(url) + ".");
        }
        return Optional.empty();
    }

    private static @Nullable URI parse(String value) {
        try {
            var url = new URI(value);
            var http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return http && url.getHost() != null && url.getPort() != 0 && url.getPort() <= HIGHEST_PORT ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String server(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
