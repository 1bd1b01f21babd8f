package io.reelay.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Standard output and standard error. Colours and redrawing are used only on a terminal.
public final class Terminal {

    private static final String ESCAPE = "\u001b[";

    private final boolean interactive;
    private final boolean coloured;
    private final boolean errorsColoured;
    private volatile OutputStream out;
    private volatile OutputStream err;

    public Terminal(OutputStream out, OutputStream err, boolean interactive) {
        this(out, err, interactive, interactive, interactive);
    }

    private Terminal(
            OutputStream out, OutputStream err, boolean interactive, boolean coloured, boolean errorsColoured) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.coloured = coloured;
        this.errorsColoured = errorsColoured;
    }

    /// The launcher sets `reelay.tty` and `reelay.tty.err` when standard output and standard error are terminals.
    public static Terminal ofThisProcess(Map<String, String> environment) {
        return of(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean("reelay.tty"),
                Boolean.getBoolean("reelay.tty.err"),
                environment);
    }

    /// Colours are off when `NO_COLOR` is not empty (see no-color.org) or `TERM` is `dumb`.
    static Terminal of(
            OutputStream out, OutputStream err, boolean outIsTerminal, boolean errIsTerminal, Map<String, String> env) {
        var capable = !env.getOrDefault("TERM", "").equals("dumb");
        var colours = capable && env.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, err, outIsTerminal && capable, outIsTerminal && colours, errIsTerminal && colours);
    }

    /// Whether lines can be redrawn.
    public boolean interactive() {
        return interactive;
    }

    public boolean coloured() {
        return coloured;
    }

    /// Discards all further output: during shutdown, failures are expected.
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
            // Standard error is the last channel; the exit code still reports the failure.
        }
    }

    /// Prints lines of another program, marked with a bar.
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

    /// Moves the cursor up by `lines` lines, to the start of the line.
    void up(int lines) {
        print(ESCAPE + lines + "F");
    }

    /// Replaces the current line. Long text is cut off, not wrapped, because [#up] counts lines.
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
