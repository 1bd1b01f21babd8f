package io.reelay.testkit.stack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.reelay.localstack.StackComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Starts real PostgreSQL, Kafka and S3 servers, or some of them, for a `@QuarkusTest` and sets their addresses. The
/// servers start empty, once per test JVM, and stop with it.
///
/// ```java
/// @QuarkusTestResource(
///         value = LocalStackResource.class,
///         initArgs = @ResourceArg(name = "parts", value = "kafka,postgres"))
/// ```
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    /// Comma-separated: `kafka`, `postgres`, `s3`. The default is all of them.
    public static final String PARTS = "parts";

    private Set<StackComponent> parts = EnumSet.allOf(StackComponent.class);

    @Override
    public void init(Map<String, String> arguments) {
        String named = arguments.get(PARTS);
        if (named != null) {
            parts = Arrays.stream(named.split(","))
                    .map(part -> StackComponent.valueOf(part.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(StackComponent.class)));
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = SharedStack.with(parts).settings();
        return settings.entrySet().stream()
                .filter(setting ->
                        parts.stream().anyMatch(part -> setting.getKey().startsWith(prefix(part))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void stop() {
        // The next test class of this JVM uses the same servers.
    }

    private static String prefix(StackComponent part) {
        return switch (part) {
            case KAFKA -> "REELAY_KAFKA_";
            case POSTGRES -> "REELAY_DB_";
            case S3 -> "REELAY_S3_";
        };
    }
}
