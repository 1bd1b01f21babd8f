package io.reelay.localstack.process;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs inside every child process: ties its life to that of the process that started it, then becomes the real
/// program.
///
/// The parent holds the other end of standard input for as long as it lives. When that end closes, for whatever
/// reason, kill -9 included, this process shuts down in good order.
public final class ParentWatchdog {

    static final String READY = "ready";

    private static final long PATIENCE_SECONDS = 12;

    /// Standard output belongs to the announcement; whatever else is printed goes to the log with standard error.
    private static final PrintStream PARENT = System.out;

    private ParentWatchdog() {}

    /// Expects the name of the main class to run, then its arguments.
    public static void main(String[] arguments) throws Throwable {
        // The inherited JAVA_TOOL_OPTIONS may name a language with digits of its own.
        Locale.setDefault(Locale.ROOT);
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("tether").start(ParentWatchdog::followTheParent);
        var program = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            program.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /// Tells the parent that this program serves.
    public static void ready() {
        PARENT.println(READY);
        PARENT.flush();
    }

    private static void followTheParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said here; only the end matters.
            }
        } catch (IOException gone) {
            // The same news in another form.
        }
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        System.exit(0);
    }
}
