package io.reelay.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void barHasAFixedWidth() {
        assertThat(ProgressBar.of(0)).isEqualTo("░".repeat(16));
        assertThat(ProgressBar.of(0.4567)).hasSize(16).startsWith("█".repeat(7));
        assertThat(ProgressBar.of(1.2)).isEqualTo("█".repeat(16));
    }

    @Test
    void columnsAreAligned() {
        // Given
        var table = new Table("NAME", "PORT");
        table.row("worker-runway", "8083");
        table.row("s3", "9000");

        // When
        table.print(terminal(Interactive.NO));

        // Then
        assertThat(printed()).isEqualTo("""
                NAME           PORT
                worker-runway  8083
                s3             9000
                """);
    }

    @Test
    void withoutATerminalEachChangeIsPrintedOnce() {
        // Given
        var lines = new LiveLines(terminal(Interactive.NO));

        // When
        lines.show("job", "50 %", "half");
        lines.show("job", "51 %", "half");
        lines.show("job", "52 %", "");
        lines.show("job", "99 %", "nearly");

        // Then
        assertThat(printed()).isEqualTo("half\nnearly\n");
    }

    @Test
    void onATerminalALineIsReplaced() {
        // Given
        var lines = new LiveLines(terminal(Interactive.YES));

        // When
        lines.show("job", "50 %", "half");
        lines.show("job", "51 %", "half");

        // Then
        assertThat(printed())
                .isEqualTo("\u001b[2K\u001b[?7l50 %\u001b[?7h\n\u001b[1F\u001b[2K\u001b[?7l51 %\u001b[?7h\n");
    }

    @Test
    void aMutedTerminalPrintsNothing() {
        // Given
        var terminal = terminal(Interactive.NO);

        // When
        terminal.mute();
        terminal.line("Stopping");
        terminal.error("no answer");

        // Then
        assertThat(printed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        true,  true,  '',   xterm, true,  true
        true,  false, '',   xterm, true,  false
        false, true,  '',   xterm, false, true
        true,  true,  1,    xterm, false, false
        true,  true,  '',   dumb,  false, false
        """)
    void coloursAreForTerminalsThatShowThem(
            boolean outIsTerminal,
            boolean errIsTerminal,
            String noColor,
            String term,
            boolean colour,
            boolean errColour) {
        // Given
        var err = new ByteArrayOutputStream();
        var terminal = Terminal.of(out, err, outIsTerminal, errIsTerminal, Map.of("NO_COLOR", noColor, "TERM", term));

        // When
        terminal.line(terminal.green("done"));
        terminal.error("no answer");

        // Then
        assertThat(printed()).isEqualTo(colour ? "\u001b[32mdone\u001b[0m\n" : "done\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(errColour ? "\u001b[31mreelay:\u001b[0m no answer\n" : "reelay: no answer\n");
    }

    private enum Interactive {
        YES,
        NO
    }

    private Terminal terminal(Interactive interactive) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, interactive == Interactive.YES);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
