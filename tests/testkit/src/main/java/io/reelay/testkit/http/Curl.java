package io.reelay.testkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The real curl, for behaviour that Java clients lack: an upgrade to HTTP/2 in an upload, and `100 Continue`.
public final class Curl {

    private Curl() {}

    /// The result of a run of curl.
    ///
    /// @param exitCode 28 is a timeout
    /// @param printed  the status of the answer, or the reason why there is none
    public record Outcome(int exitCode, String printed) {}

    /// Whether this machine has curl.
    public static boolean isInstalled() {
        try {
            run(List.of("--version"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Sends a request with a timeout of twenty seconds.
    public static Outcome send(List<String> arguments) throws IOException {
        return run(Stream.concat(
                        Stream.of("-sS", "--max-time", "20", "-o", "/dev/null", "-w", "%{http_code}"),
                        arguments.stream())
                .toList());
    }

    private static Outcome run(List<String> arguments) throws IOException {
        var command = Stream.concat(Stream.of("curl"), arguments.stream()).toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.onExit().join().exitValue(), printed);
    }
}
