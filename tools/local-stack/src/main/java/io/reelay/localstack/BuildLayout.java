package io.reelay.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The work tree that holds what the build has made: the servers' jars and the services.
public record BuildLayout(Path root) {

    private static final String MARK = "tools/local-stack/pom.xml";
    private static final List<String> GROUPS = List.of("services", "tools", "libs", "tests");

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
    ///
    /// @throws IllegalStateException when the module is not built yet
    public Path built(String module, String path) {
        var built = directoryOf(module).resolve("target").resolve(path);
        if (!Files.exists(built.getParent())) {
            throw new IllegalStateException("The module " + module + " is not built yet: ./reelay builds it");
        }
        return built;
    }

    private Path directoryOf(String module) {
        return GROUPS.stream()
                .map(group -> root.resolve(group).resolve(module))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no module " + module + " in " + root));
    }
}
