package io.reelay.localstack;

import io.reelay.localstack.kafka.KafkaPart;
import io.reelay.localstack.postgres.PostgresPart;
import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.process.PortFinder;
import io.reelay.localstack.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/// The programs of the components.
record StackPrograms(BuildLayout checkout, StackOptions options) {

    /// Optimised for a fast start: the programs are short-lived and often restarted.
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    JavaProgram program(StackComponent part) {
        return switch (part) {
            case KAFKA -> kafka();
            case POSTGRES -> postgres();
            case S3 -> s3();
        };
    }

    Readiness readiness(StackComponent part) {
        return switch (part) {
            case KAFKA, POSTGRES -> new Readiness.Announced();
            // When it is ready, it rejects unsigned requests.
            case S3 -> new Readiness.HttpCheck(URI.create(endpoints().s3() + "/"), 403);
        };
    }

    private JavaProgram kafka() {
        return part(
                StackComponent.KAFKA,
                KafkaPart.class.getName(),
                List.of(
                        directory("kafka").toString(),
                        options.ports().host(),
                        Integer.toString(options.ports().kafka()),
                        Integer.toString(PortFinder.free())));
    }

    private JavaProgram postgres() {
        return part(
                StackComponent.POSTGRES,
                PostgresPart.class.getName(),
                List.of(
                        checkout.built("local-stack", "parts").toString(),
                        directory("postgres/data").toString(),
                        options.ports().host(),
                        Integer.toString(options.ports().postgres()),
                        StackEndpoints.DATABASE));
    }

    private JavaProgram s3() {
        var directory = directory("s3");
        try {
            createBucket(directory.resolve("data").resolve(StackEndpoints.BUCKET));
            try (var out = Files.newOutputStream(directory.resolve("s3proxy.properties"))) {
                s3Properties(directory).store(out, null);
            }
            Files.writeString(directory.resolve("logback.xml"), S3_LOGBACK);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to " + directory, failed);
        }
        var classPath = List.of(
                classes(),
                checkout.built("local-stack-s3", "s3proxy").resolve("*").toString());
        var flags = List.of("-Xmx256m", "-Dlogback.configurationFile=" + directory.resolve("logback.xml"));
        return new JavaProgram(
                "org.gaul.s3proxy.Main",
                classPath,
                concat(flags, FLAGS),
                List.of("--properties", directory.resolve("s3proxy.properties").toString()),
                Map.of(),
                options.log(StackComponent.S3));
    }

    /// S3Proxy treats a directory that is readable by all users as a public bucket.
    private static void createBucket(Path bucket) throws IOException {
        Files.createDirectories(bucket);
        Files.setPosixFilePermissions(bucket, PosixFilePermissions.fromString("rwx------"));
    }

    private JavaProgram part(StackComponent part, String mainClass, List<String> arguments) {
        var classPath = List.of(
                classes(),
                checkout.built("local-stack", "parts/lib").resolve("*").toString());
        var flags = List.of(
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");
        return new JavaProgram(mainClass, classPath, concat(flags, FLAGS), arguments, Map.of(), options.log(part));
    }

    private String classes() {
        return checkout.built("local-stack", "classes").toString();
    }

    private Path directory(String name) {
        return options.directory().resolve(name);
    }

    private StackEndpoints endpoints() {
        return new StackEndpoints(options.ports());
    }

    private Properties s3Properties(Path directory) {
        var properties = new Properties();
        properties.put(
                "s3proxy.endpoint",
                "http://%s:%s".formatted(options.ports().host(), options.ports().s3()));
        properties.put("s3proxy.authorization", "aws-v4");
        properties.put("s3proxy.identity", StackEndpoints.ACCESS_KEY);
        properties.put("s3proxy.credential", StackEndpoints.SECRET_KEY);
        properties.put("s3proxy.ignore-unknown-headers", "true");
        properties.put("jclouds.provider", "filesystem");
        properties.put("jclouds.filesystem.basedir", directory.resolve("data").toString());
        return properties;
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static final String S3_LOGBACK = """
            <configuration>
              <appender name="log" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{0} %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="log"/></root>
            </configuration>
            """;
}
