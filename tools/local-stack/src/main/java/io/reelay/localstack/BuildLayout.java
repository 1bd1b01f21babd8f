package io.reelay.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The work tree with the build output: the jars of the servers and the services.
public record BuildLayout(Path root) {

    private static final String MARKER = "tools/local-stack/pom.xml";
    private static final List<String> GROUPS = List.of("services", "tools", "libs", "tests");

    /// The work tree of the system property `reelay.home`, else of the working directory.
    public static BuildLayout find() {
        var named = System.getProperty("reelay.home");
        var start = named == null ? Path.of("").toAbsolutePath() : Path.of(named);
        for (var directory = start; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(MARKER))) {
                return new BuildLayout(directory);
            }
        }
        throw new IllegalStateException("no Reelay work tree in or above " + start);
    }

    /// A path in the build output of a module.
    ///
    /// @throws IllegalStateException when the module is not built yet
    public Path built(String module, String path) {
        var built = directoryOf(module).resolve("target").resolve(path);
        if (!Files.exists(built.getParent())) {
            throw new IllegalStateException("The module " + module + " is not built yet; ./reelay up builds it");
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
