package io.reelay.cli.terminal;

/// A progress bar of fixed width.
public final class ProgressBar {

    private static final int WIDTH = 16;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private ProgressBar() {}

    /// @param share 0 to 1; values outside are clamped
    public static String of(double share) {
        var eighths = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH * 8);
        var bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
        return bar + "░".repeat(WIDTH - bar.length());
    }
}
