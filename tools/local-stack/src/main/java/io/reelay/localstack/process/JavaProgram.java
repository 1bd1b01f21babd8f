package io.reelay.localstack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How to start a Java program in a separate process, on the JDK of this process.
///
/// @param classPath entries for `java -cp`, wildcards included
/// @param environment added to the environment of this process
/// @param log file to which the output of the program is appended
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
        // The terminal sends SIGINT and SIGHUP to all processes. Only the parent handles them, so that servers stop
        // after their clients.
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
