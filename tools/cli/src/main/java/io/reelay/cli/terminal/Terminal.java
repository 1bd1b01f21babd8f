package io.reelay.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Standard output and error, with colour and redrawing only where somebody watches.
public final class Terminal {

    private static final String ESCAPE = "\u001b[";

    private final boolean watched;
    private final boolean coloured;
    private final boolean errorsColoured;
    private volatile OutputStream out;
    private volatile OutputStream err;

    public Terminal(OutputStream out, OutputStream err, boolean watched) {
        this(out, err, watched, watched, watched);
    }

    private Terminal(OutputStream out, OutputStream err, boolean watched, boolean coloured, boolean errorsColoured) {
        this.out = out;
        this.err = err;
        this.watched = watched;
        this.coloured = coloured;
        this.errorsColoured = errorsColoured;
    }

    /// The launcher says through `reelay.tty` and `reelay.tty.err` whether standard output and error are terminals.
    public static Terminal ofThisProcess(Map<String, String> environment) {
        return of(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean("reelay.tty"),
                Boolean.getBoolean("reelay.tty.err"),
                environment);
    }

    /// A terminal is coloured unless `NO_COLOR` is set and not empty, see no-color.org, or it is a dumb one.
    static Terminal of(
            OutputStream out, OutputStream err, boolean outIsTerminal, boolean errIsTerminal, Map<String, String> env) {
        var capable = !env.getOrDefault("TERM", "").equals("dumb");
        var colours = capable && env.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, err, outIsTerminal && capable, outIsTerminal && colours, errIsTerminal && colours);
    }

    /// Whether lines may be redrawn.
    public boolean watched() {
        return watched;
    }

    public boolean coloured() {
        return coloured;
    }

    /// From here on nothing is shown: the person has turned away, and what fails now fails because everything ends.
    public void mute() {
        out = OutputStream.nullOutputStream();
        err = out;
    }

    /// @throws OutputException when the text cannot be written
    public void line(String text) {
        print(text + "\n");
    }

    public void line() {
        print("\n");
    }

    /// @throws OutputException when the text cannot be written
    public void print(String text) {
        try {
            write(out, text);
        } catch (IOException refused) {
            throw new OutputException(refused);
        }
    }

    public void error(String sentence) {
        try {
            write(err, (errorsColoured ? ESCAPE + "31mreelay:" + ESCAPE + "0m " : "reelay: ") + sentence + "\n");
        } catch (IOException refused) {
            // There is no other place to say it; the exit code does.
        }
    }

    /// Lines of another program, set apart.
    public void quote(List<String> lines) {
        line();
        lines.forEach(line -> line(dim("  │ ") + line));
        line();
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    public String green(String text) {
        return styled("32", text);
    }

    public String yellow(String text) {
        return styled("33", text);
    }

    public String red(String text) {
        return styled("31", text);
    }

    /// Moves to the beginning of the line `lines` further up.
    void up(int lines) {
        print(ESCAPE + lines + "F");
    }

    /// Replaces the line under the cursor; what the width does not hold is cut off, since [#up] counts lines.
    void redraw(String text) {
        print(ESCAPE + "2K" + ESCAPE + "?7l" + text + ESCAPE + "?7h\n");
    }

    private String styled(String code, String text) {
        return !coloured || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
