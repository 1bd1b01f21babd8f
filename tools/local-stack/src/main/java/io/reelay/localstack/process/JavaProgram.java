package io.reelay.localstack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What it takes to start a Java program in a process of its own, on the JDK that runs this one.
///
/// @param classPath entries as `java -cp` takes them, wildcards included
/// @param environment added to what this process inherited
/// @param log receives everything that the program prints, appended
public record JavaProgram(
        String mainClass,
        List<String> classPath,
        List<String> jvmFlags,
        List<String> arguments,
        Map<String, String> environment,
        Path log) {

    public JavaProgram {
        classPath = List.copyOf(classPath);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public JavaProgram withEnvironment(Map<String, String> more) {
        var merged = new HashMap<>(environment);
        merged.putAll(more);
        return new JavaProgram(mainClass, classPath, jvmFlags, arguments, merged, log);
    }

    List<String> command() {
        var command = new ArrayList<String>();
        // Ctrl-C and the end of the terminal reach all its processes at once; only the parent may act on them, or the
        // servers go before their clients.
        command.addAll(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.add("-cp");
        command.add(String.join(System.getProperty("path.separator"), classPath));
        command.add(ParentWatchdog.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
