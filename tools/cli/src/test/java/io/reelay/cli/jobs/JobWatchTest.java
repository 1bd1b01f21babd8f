package io.reelay.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reelay.cli.terminal.Terminal;
import io.reelay.contracts.FailureCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobWatchTest {

    private static final int COLUMNS = 80;

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void lineFitsANarrowTerminal(FailureCode code) throws JsonProcessingException, InterruptedException {
        // Given
        var job = ClientJob.of(ReelayClient.JSON.readTree("""
                {"id": "job_1", "status": "cancelled", "terminal": true, "progress": 1, "model": "runware/klingai:5@3",
                "failure": {"code": "%s", "message": "no"}}
                """.formatted(code)));
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var api = new ReelayClient(URI.create("http://127.0.0.1:1"), "key");

        // When
        new JobWatch(api, new Terminal(stream, stream, true), InstantSource.system())
                .untilEnded(List.of(job), Duration.ZERO);

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceAll("\u001b\\[[?0-9]*[a-zA-Z]", "")))
                .allSatisfy(line -> assertThat(line).contains(code.toString()).hasSizeLessThanOrEqualTo(COLUMNS));
    }
}
