package io.reelay.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Standard output and error, with colour and redrawing only where somebody watches.
public final class Terminal {

    private static final String ESCAPE = "\u001b[";

    private final boolean watched;
    private volatile PrintStream out;
    private volatile PrintStream err;

    public Terminal(PrintStream out, PrintStream err, boolean watched) {
        this.out = out;
        this.err = err;
        this.watched = watched;
    }

    /// The launcher says through `reelay.tty` whether standard output is a terminal.
    public static Terminal ofThisProcess() {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(out, err, Boolean.getBoolean("reelay.tty") && !"dumb".equals(System.getenv("TERM")));
    }

    /// Whether lines may be redrawn and coloured.
    public boolean watched() {
        return watched;
    }

    /// From here on nothing is shown: the person has turned away, and what fails now fails because everything ends.
    public void mute() {
        out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        err = out;
    }

    public void line(String text) {
        out.println(text);
    }

    public void line() {
        out.println();
    }

    public void error(String sentence) {
        err.println(watched ? ESCAPE + "31mreelay:" + ESCAPE + "0m " + sentence : "reelay: " + sentence);
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
        out.print(ESCAPE + lines + "F");
    }

    /// Replaces the line under the cursor; what the width does not hold is cut off, since [#up] counts lines.
    void redraw(String text) {
        out.print(ESCAPE + "2K" + ESCAPE + "?7l" + text + ESCAPE + "?7h\n");
    }

    void flush() {
        out.flush();
    }

    private String styled(String code, String text) {
        var plain = !watched || text.isEmpty() || System.getenv("NO_COLOR") != null;
        return plain ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
