package io.reelay.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Dockerfile of the services as a list of instructions, and the files that its last stage puts into an image.
record Dockerfile(List<Instruction> instructions) {

    private static final String BUILD_FOLDER = "/src/";
    private static final String ANY_GROUP = "*/";
    private static final Pattern VARIABLE = Pattern.compile("([A-Z0-9_]+)=(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern WORD_OF_LIST = Pattern.compile("\"([^\"]*)\"");

    record Instruction(String name, String arguments) {
        boolean is(String wanted) {
            return name.equals(wanted);
        }

        boolean copiesTheApplication() {
            return is("COPY") && arguments.contains("/quarkus-app/");
        }
    }

    static Dockerfile read() {
        var lines = Repository.text("deploy/docker/Dockerfile").lines().filter(line -> !line.startsWith("#"));
        var joined = lines.collect(Collectors.joining("\n")).replaceAll("\\\\\\n\\s*", "");
        return new Dockerfile(joined.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(words -> new Instruction(words[0], words[1].strip()))
                .toList());
    }

    /// The instructions of the stage with this name.
    List<Instruction> stage(String name) {
        var start = indexOf("FROM", " AS " + name) + 1;
        return instructions.subList(start, instructions.size()).stream()
                .takeWhile(instruction -> !instruction.is("FROM"))
                .toList();
    }

    /// The instructions of the last stage.
    List<Instruction> lastStage() {
        var froms = instructions.stream()
                .filter(instruction -> instruction.is("FROM"))
                .toList();
        return instructions.subList(instructions.lastIndexOf(froms.getLast()) + 1, instructions.size());
    }

    Map<String, String> environment() {
        return lastStage().stream()
                .filter(instruction -> instruction.is("ENV"))
                .flatMap(
                        instruction -> VARIABLE.matcher(instruction.arguments()).results())
                .collect(Collectors.toMap(
                        variable -> variable.group(1),
                        variable -> variable.group(2) == null ? variable.group(3) : variable.group(2)));
    }

    List<String> entrypoint() {
        return words(argumentsOf("ENTRYPOINT"));
    }

    List<String> healthCheck() {
        return words(argumentsOf("HEALTHCHECK"));
    }

    /// Copies the files of the last stage into a folder that represents the root of the image.
    void copyInto(Path root, String service) {
        var workFolder = "/";
        for (var instruction : lastStage()) {
            if (instruction.is("WORKDIR")) {
                workFolder = instruction.arguments();
            } else if (instruction.is("COPY")) {
                copy(instruction.arguments().replace("${SERVICE}", service), root, workFolder);
            }
        }
    }

    private static void copy(String arguments, Path root, String workFolder) {
        var paths = Stream.of(arguments.split(" "))
                .filter(word -> !word.startsWith("--from="))
                .toList();
        var target = inImage(root, Path.of(workFolder).resolve(paths.getLast()).toString());
        paths.subList(0, paths.size() - 1).stream()
                .map(path -> path.startsWith(BUILD_FOLDER) ? path.substring(BUILD_FOLDER.length()) : path)
                .forEach(path -> copy(path, target));
    }

    static Path inImage(Path root, String path) {
        return root.resolve(path.substring(1)).normalize();
    }

    /// Copies like Docker: the content of a folder, or each file that matches a pattern.
    private static void copy(String source, Path target) {
        var name = Path.of(source).getFileName().toString();
        var file =
                source.startsWith(ANY_GROUP) ? inModule(source.substring(ANY_GROUP.length())) : Repository.file(source);
        if (name.contains("*")) {
            var folder = file.getParent();
            try (var files = Files.newDirectoryStream(folder, name)) {
                files.forEach(match -> copyFile(match, target.resolve(match.getFileName())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        if (Files.isDirectory(file)) {
            copyFolder(file, target);
        } else {
            copyFile(file, target.resolve(name));
        }
    }

    /// The source path of a path that begins with the name of a module.
    private static Path inModule(String path) {
        var module = path.substring(0, path.indexOf('/'));
        return Repository.module(module).resolve(path.substring(module.length() + 1));
    }

    private static void copyFolder(Path folder, Path target) {
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> copyFile(file, target.resolve(folder.relativize(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFile(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int indexOf(String name, String end) {
        return instructions.indexOf(instructions.stream()
                .filter(instruction ->
                        instruction.is(name) && instruction.arguments().endsWith(end))
                .findFirst()
                .orElseThrow());
    }

    private String argumentsOf(String name) {
        return lastStage().stream()
                .filter(instruction -> instruction.is(name))
                .map(Instruction::arguments)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(String list) {
        return WORD_OF_LIST
                .matcher(list.substring(list.indexOf('[')))
                .results()
                .map(word -> word.group(1))
                .toList();
    }
}
