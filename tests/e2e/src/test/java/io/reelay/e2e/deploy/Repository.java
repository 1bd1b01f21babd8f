package io.reelay.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files of this checkout.
final class Repository {

    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("docker-compose.yml")))
            .findFirst()
            .orElseThrow();

    private Repository() {}

    static String text(String path) {
        return text(file(path));
    }

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /// The documents of a YAML file.
    static List<Object> yaml(String path) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        // Compose has its own tags for merging files.
        var text = text(path).replace(": !override", ":");
        return StreamSupport.stream(yaml.loadAll(text).spliterator(), false).toList();
    }

    /// The paths below a folder, relative to the root.
    static List<String> files(String folder, String suffix) {
        return walk(ROOT.resolve(folder), path -> path.toString().endsWith(suffix)).stream()
                .map(path -> ROOT.relativize(path).toString())
                .toList();
    }

    /// The providers that have a module `services/worker-<provider>`.
    static List<String> providers() {
        try (Stream<Path> services = Files.list(ROOT.resolve("services"))) {
            return services.map(service -> service.getFileName().toString())
                    .filter(name -> name.startsWith("worker-"))
                    .map(name -> name.substring("worker-".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The production files of all modules.
    static List<Path> productionFiles(String... suffixes) {
        return modules()
                .flatMap(module -> productionFilesOf(module, suffixes).stream())
                .toList();
    }

    /// The folder of a module.
    static Path module(String name) {
        return modules()
                .filter(module -> module.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no module " + name));
    }

    private static Stream<Path> modules() {
        return Stream.of("services", "libs", "tools", "tests")
                .map(ROOT::resolve)
                .flatMap(group -> {
                    try (Stream<Path> modules = Files.list(group)) {
                        return modules.sorted().toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /// The production files of one module.
    static List<Path> productionFilesOf(String module, String... suffixes) {
        return productionFilesOf(module(module), suffixes);
    }

    private static List<Path> productionFilesOf(Path module, String... suffixes) {
        // Builds and running systems create and delete files beside the sources.
        var sources = module.resolve("src/main");
        return Files.isDirectory(sources)
                ? walk(sources, path -> Stream.of(suffixes).anyMatch(path.toString()::endsWith))
                : List.of();
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> walk(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
