package io.reelay.e2e.deploy;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The environment names that one service reads: those in its own module, and those in the modules that it is built
/// with.
final class DocumentedSettings {

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>io\\.reelay</groupId>\\s*<artifactId>reelay-([a-z0-9-]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    /// Packages of `platform` whose beans exist only in the services that inject them.
    private static final List<String> ONLY_WHERE_USED =
            List.of("io.reelay.platform.http", "io.reelay.platform.storage");

    /// Packages of `platform` that name the settings of all services in messages.
    private static final List<String> ONLY_MESSAGES =
            List.of("io.reelay.platform.production", "io.reelay.platform.startup");

    private DocumentedSettings() {}

    static Set<String> of(String service) {
        var files = files(service);
        var ignored = Stream.concat(
                        ONLY_MESSAGES.stream(),
                        ONLY_WHERE_USED.stream().filter(name -> files.stream().noneMatch(file -> uses(file, name))))
                .toList();
        return CodeSettings.names(files.stream()
                .filter(file -> ignored.stream().noneMatch(name -> isIn(file, name)))
                .toList());
    }

    private static List<Path> files(String service) {
        return modules(service).stream()
                .flatMap(module -> Repository.productionFilesOf(module, ".java", ".properties").stream())
                .toList();
    }

    private static Set<String> modules(String module) {
        var modules = new LinkedHashSet<String>();
        modules.add(module);
        DEPENDENCY
                .matcher(Repository.text("services/" + module + "/pom.xml"))
                .results()
                .filter(dependency -> !dependency.group(2).contains("<scope>test</scope>"))
                .map(dependency -> dependency.group(1))
                .filter(used -> !used.equals("testkit"))
                .forEach(used -> modules.addAll(modules(used)));
        return modules;
    }

    private static boolean uses(Path file, String packageName) {
        return !isIn(file, packageName) && Repository.text(file).contains("import " + packageName + ".");
    }

    private static boolean isIn(Path file, String packageName) {
        return file.resolveSibling("").endsWith(packageName.replace('.', '/'));
    }

    /// What the documents say about a name in the section "Tests only" is set by tests and by nothing else.
    static Set<String> ofTestsOnly() {
        var documents = Repository.text("docs/configuration.md");
        var section = documents.substring(documents.indexOf("\n## Tests only"));
        var names = new TreeSet<String>();
        Pattern.compile("(?m)^\\| `([A-Z0-9_]+)`").matcher(section).results().forEach(row -> names.add(row.group(1)));
        return names;
    }
}
