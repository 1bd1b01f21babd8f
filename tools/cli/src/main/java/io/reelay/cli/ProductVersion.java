package io.reelay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version that the build has stored.
final class ProductVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        try (var file = ProductVersion.class.getResourceAsStream("version.properties")) {
            if (file == null) {
                throw new IllegalStateException("version.properties is missing from the build");
            }
            var properties = new Properties();
            properties.load(file);
            return new String[] {"reelay " + properties.getProperty("version")};
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read version.properties", unreadable);
        }
    }
}
