package io.reelay.e2e.deploy;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The environment variables that a service reads: those in its module and in the modules that it depends on.
final class DocumentedSettings {

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>io\\.reelay</groupId>\\s*<artifactId>reelay-([a-z0-9-]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    /// Packages that mention settings of all services in messages.
    private static final List<String> ONLY_MESSAGES =
            List.of("io.reelay.support.startup", "io.reelay.messaging.startup");

    private DocumentedSettings() {}

    static Set<String> of(String service) {
        var files = files(service);
        return CodeSettings.names(files.stream()
                .filter(file -> ONLY_MESSAGES.stream().noneMatch(name -> isIn(file, name)))
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
                .matcher(Repository.text(Repository.module(module).resolve("pom.xml")))
                .results()
                .filter(dependency -> !dependency.group(2).contains("<scope>test</scope>"))
                .map(dependency -> dependency.group(1))
                .filter(used -> !used.equals("testkit"))
                .forEach(used -> modules.addAll(modules(used)));
        return modules;
    }

    private static boolean isIn(Path file, String packageName) {
        return file.resolveSibling("").endsWith(packageName.replace('.', '/'));
    }

    /// The settings in the section "Tests only", which only tests set.
    static Set<String> ofTestsOnly() {
        var documents = Repository.text("docs/configuration.md");
        var section = documents.substring(documents.indexOf("\n## Tests only"));
        var names = new TreeSet<String>();
        Pattern.compile("(?m)^\\| `([A-Z0-9_]+)`").matcher(section).results().forEach(row -> names.add(row.group(1)));
        return names;
    }
}
