package io.reelay.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;

/// Lines that are redrawn in place on a terminal. Elsewhere, each change is printed as a new line.
public final class LiveLines {

    private final Terminal terminal;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, String> lastLogged = new LinkedHashMap<>();
    private int drawn;

    public LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param key identifies the line
    /// @param live the new text of the line on a terminal
    /// @param logged the line to print elsewhere, empty for none; a repeated line is printed once
    public synchronized void show(String key, String live, String logged) {
        var before = lines.put(key, live);
        if (terminal.interactive()) {
            if (!live.equals(before)) {
                draw();
            }
        } else if (!logged.isEmpty() && !logged.equals(lastLogged.put(key, logged))) {
            terminal.line(logged);
        }
    }

    private void draw() {
        if (drawn > 0) {
            terminal.up(drawn);
        }
        lines.values().forEach(terminal::redraw);
        drawn = lines.size();
    }
}
