package io.reelay.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;

/// A few lines that change in place where somebody watches. Elsewhere each piece of news is a line of its own.
public final class LiveLines {

    private final Terminal terminal;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, String> told = new LinkedHashMap<>();
    private int drawn;

    public LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param key which line
    /// @param live what it shows from now on
    /// @param news what a log would say, empty for nothing; repeated news are told once
    public synchronized void show(String key, String live, String news) {
        var before = lines.put(key, live);
        if (terminal.watched()) {
            if (!live.equals(before)) {
                draw();
            }
        } else if (!news.isEmpty() && !news.equals(told.put(key, news))) {
            terminal.line(news);
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
