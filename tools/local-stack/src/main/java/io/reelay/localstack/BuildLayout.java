package io.reelay.localstack;

import java.nio.file.Files;
import java.nio.file.Path;

/// The work tree that holds what the build has made: the servers' jars and the services.
public record BuildLayout(Path root) {

    private static final String MARK = "tools/local-stack/pom.xml";

    /// The one named by the system property `reelay.home`, else the one around the working directory.
    public static BuildLayout find() {
        var named = System.getProperty("reelay.home");
        var start = named == null ? Path.of("").toAbsolutePath() : Path.of(named);
        for (var directory = start; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(MARK))) {
                return new BuildLayout(directory);
            }
        }
        throw new IllegalStateException("no work tree of Reelay in or above " + start);
    }

    /// What the build of a module has made.
    public Path built(String module, String path) {
        var built = root.resolve("services").resolve(module).resolve("target").resolve(path);
        if (!Files.exists(built.getParent())) {
            throw new IllegalStateException("services/" + module + " is not built yet: ./reelay builds it");
        }
        return built;
    }
}
