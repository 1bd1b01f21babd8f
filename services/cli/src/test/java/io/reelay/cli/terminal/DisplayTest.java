package io.reelay.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aBarHasOneWidth() {
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
        table.print(terminal(Watched.NO));

        // Then
        assertThat(printed()).isEqualTo("""
                NAME           PORT
                worker-runway  8083
                s3             9000
                """);
    }

    @Test
    void whereNobodyWatchesEachPieceOfNewsIsToldOnce() {
        // Given
        var lines = new LiveLines(terminal(Watched.NO));

        // When
        lines.show("job", "50 %", "half");
        lines.show("job", "51 %", "half");
        lines.show("job", "52 %", "");
        lines.show("job", "99 %", "nearly");

        // Then
        assertThat(printed()).isEqualTo("half\nnearly\n");
    }

    @Test
    void whereSomebodyWatchesALineIsReplaced() {
        // Given
        var lines = new LiveLines(terminal(Watched.YES));

        // When
        lines.show("job", "50 %", "half");
        lines.show("job", "51 %", "half");

        // Then
        assertThat(printed())
                .isEqualTo("\u001b[2K\u001b[?7l50 %\u001b[?7h\n\u001b[1F\u001b[2K\u001b[?7l51 %\u001b[?7h\n");
    }

    @Test
    void nothingIsShownToWhoHasTurnedAway() {
        // Given
        var terminal = terminal(Watched.NO);

        // When
        terminal.mute();
        terminal.line("Stopping");
        terminal.error("no answer");

        // Then
        assertThat(printed()).isEmpty();
    }

    private enum Watched {
        YES,
        NO
    }

    private Terminal terminal(Watched watched) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, watched == Watched.YES);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
