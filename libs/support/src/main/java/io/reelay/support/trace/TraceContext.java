package io.reelay.support.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// The trace of the current thread, as a W3C `traceparent`
/// (https://www.w3.org/TR/trace-context/#traceparent-header). It is opened for each incoming request or record
/// and read when an event is published.
public final class TraceContext {
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceContext() {}

    /// The `traceparent` of the current thread, or a new one if no trace is open.
    public static String current() {
        var open = CURRENT.get();
        return open == null ? fresh() : open;
    }

    /// Opens a trace for the current thread until the scope is closed. A missing or malformed `traceparent` is
    /// replaced by a new one, as W3C Trace Context requires.
    public static Scope open(@Nullable String traceparent) {
        var before = CURRENT.get();
        var now = accept(traceparent);
        enter(now);
        return () -> enter(before);
    }

    /// The given `traceparent` if it is well-formed, else a new one.
    public static String accept(@Nullable String traceparent) {
        return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : fresh();
    }

    /// The trace id within a `traceparent`: 32 hex digits.
    public static String traceId(String traceparent) {
        return traceparent.substring(3, 35);
    }

    private static void enter(@Nullable String traceparent) {
        if (traceparent == null) {
            CURRENT.remove();
            MDC.remove("traceId");
        } else {
            CURRENT.set(traceparent);
            MDC.put("traceId", traceId(traceparent));
        }
    }

    private static String fresh() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var hex = HexFormat.of().formatHex(bytes);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
    }

    /// Restores the previous trace.
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
