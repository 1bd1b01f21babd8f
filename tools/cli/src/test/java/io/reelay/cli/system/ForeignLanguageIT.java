package io.reelay.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.process.PortFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In Persian, `%d` prints non-ASCII digits, and child processes inherit the language.
class ForeignLanguageIT {

    private static final String PERSIAN = "-Duser.language=fa -Duser.language.format=fa";

    private final int kafka = PortFinder.free();
    private final int postgres = PortFinder.free();
    private final int s3 = PortFinder.free();

    @Test
    void componentsStartWithAsciiDigitsInTheirUrls(@TempDir Path directory) throws IOException, InterruptedException {
        // Given
        var out = directory.resolve("out").toFile();
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dreelay.home=" + BuildLayout.find().root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.reelay.cli.Main",
                        "up",
                        "--only",
                        "kafka,postgres,s3")
                .redirectOutput(out)
                .redirectError(directory.resolve("err").toFile());
        command.environment().put("JAVA_TOOL_OPTIONS", PERSIAN);
        command.environment().put("REELAY_HOME", directory.resolve("home").toString());
        command.environment().put("REELAY_KAFKA_PORT", Integer.toString(kafka));
        command.environment().put("REELAY_POSTGRES_PORT", Integer.toString(postgres));
        command.environment().put("REELAY_S3_PORT", Integer.toString(s3));

        // When
        var up = command.start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !up.isAlive() || Files.readString(out.toPath()).contains("Ctrl-C"));

            // Then
            assertThat(Files.readString(out.toPath()))
                    .contains("127.0.0.1:" + kafka, "jdbc:postgresql://127.0.0.1:" + postgres + "/reelay")
                    .contains("http://127.0.0.1:" + s3)
                    .matches("\\p{ASCII}+");
        } finally {
            up.destroy();
            up.waitFor(20, TimeUnit.SECONDS);
        }
    }
}
