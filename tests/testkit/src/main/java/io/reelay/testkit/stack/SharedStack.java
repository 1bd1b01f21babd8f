package io.reelay.testkit.stack;

import io.reelay.localstack.LocalStack;
import io.reelay.localstack.StackComponent;
import io.reelay.localstack.StackEndpoints;
import io.reelay.localstack.StackOptions;
import io.reelay.localstack.StackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Properties;
import java.util.Set;

/// One stack per test JVM and set of parts. Quarkus loads test classes in separate class loaders, so the running stack
/// is recorded in the system properties, which all class loaders share.
final class SharedStack {
    private static final StackComponent[] NO_PARTS = {};

    private SharedStack() {}

    static StackEndpoints with(Set<StackComponent> parts) {
        Properties jvmWide = System.getProperties();
        String key = "reelay.testkit.stack." + parts;
        synchronized (jvmWide) {
            String ports = jvmWide.getProperty(key);
            if (ports != null) {
                return new StackEndpoints(read(ports));
            }
            StackEndpoints endpoints = start(parts);
            jvmWide.setProperty(key, write(endpoints.ports()));
            return endpoints;
        }
    }

    private static StackEndpoints start(Set<StackComponent> parts) {
        try {
            Path directory = Files.createTempDirectory("reelay-test");
            StackComponent[] wanted = parts.toArray(NO_PARTS);
            StackComponent[] others = Arrays.copyOfRange(wanted, 1, wanted.length);
            LocalStack stack = LocalStack.start(StackOptions.in(directory).only(wanted[0], others));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, directory)));
            return stack.endpoints();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a folder for the test servers", e);
        }
    }

    static void stop(LocalStack stack, Path directory) {
        stack.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(StackPorts ports) {
        return "%s %s %s %s".formatted(ports.host(), ports.kafka(), ports.postgres(), ports.s3());
    }

    private static StackPorts read(String ports) {
        String[] words = ports.split(" ");
        return new StackPorts(
                words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }
}
