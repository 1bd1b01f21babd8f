package io.reelay.localstack.process;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs inside every child process: starts the real program, and shuts it down when the parent process ends.
///
/// Standard input is a pipe from the parent. When the parent ends for any reason, `kill -9` included, the pipe closes
/// and this process shuts down in an orderly way.
public final class ParentWatchdog {

    static final String READY = "ready";

    private static final long TIMEOUT_SECONDS = 12;

    /// Standard output carries only the ready message; all other output goes to the log with standard error.
    private static final PrintStream PARENT = System.out;

    private ParentWatchdog() {}

    /// Arguments: the name of the main class, then its arguments.
    public static void main(String[] arguments) throws Throwable {
        // The inherited JAVA_TOOL_OPTIONS can set a locale with non-ASCII digits.
        Locale.setDefault(Locale.ROOT);
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("parent-watchdog").start(ParentWatchdog::exitWithParent);
        var program = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            program.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /// Signals to the parent that this program is ready.
    public static void ready() {
        PARENT.println(READY);
        PARENT.flush();
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent sends no data; only the end of the stream matters.
            }
        } catch (IOException gone) {
            // Means the same as the end of the stream.
        }
        CompletableFuture.delayedExecutor(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        System.exit(0);
    }
}
