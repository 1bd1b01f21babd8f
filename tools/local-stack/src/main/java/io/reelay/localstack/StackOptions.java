package io.reelay.localstack;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// Which components to start, and where.
///
/// @param directory contains data and logs, which are kept and used by the next start
public record StackOptions(Path directory, StackPorts ports, Set<StackComponent> parts) {

    public StackOptions {
        directory = directory.toAbsolutePath();
        parts = Set.copyOf(parts);
    }

    /// All components, on ports that are free now.
    public static StackOptions in(Path directory) {
        return new StackOptions(directory, StackPorts.free(), EnumSet.allOf(StackComponent.class));
    }

    public StackOptions with(StackPorts others) {
        return new StackOptions(directory, others, parts);
    }

    public StackOptions only(StackComponent first, StackComponent... more) {
        return new StackOptions(directory, ports, EnumSet.of(first, more));
    }

    public Path log(StackComponent part) {
        return directory.resolve("logs").resolve(part.label() + ".log");
    }
}
