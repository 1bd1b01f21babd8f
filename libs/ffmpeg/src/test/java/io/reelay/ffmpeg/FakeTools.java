package io.reelay.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Shell scripts that replace ffmpeg and ffprobe. They respond to `-version` and report one video in every file.
record FakeTools(Path directory) {

    private static final String RUNNING = """
            #!/bin/sh
            case "$*" in
            *-version) echo "version 1" ;;
            *) %s ;;
            esac
            """;

    private static final String VIDEO = """
            echo '{"streams": [{"codec_type": "video", "codec_name": "%s", "avg_frame_rate": "24/1"}]}'""";

    static FakeTools in(Path directory) throws IOException {
        return in(directory, "h264");
    }

    /// @param codec that the tools report for every file
    static FakeTools in(Path directory, String codec) throws IOException {
        FakeTools tools = new FakeTools(Files.createDirectories(directory));
        tools.run(codec);
        return tools;
    }

    void run(String codec) throws IOException {
        replaceWith(RUNNING.formatted(VIDEO.formatted(codec)));
    }

    void failAtRuntime(int exit, String message) throws IOException {
        replaceWith(RUNNING.formatted(failure(exit, message)));
    }

    void fail(int exit, String message) throws IOException {
        replaceWith("#!/bin/sh\n" + failure(exit, message) + "\n");
    }

    /// Fails like the dynamic loader of glibc.
    void lackLibrary(String library) throws IOException {
        fail(127, loaderMessage(library));
    }

    static String loaderMessage(String library) {
        return "error while loading shared libraries: " + library
                + ": cannot open shared object file: No such file or directory";
    }

    /// Replaces the files with a rename, because a script that is open for writing cannot be executed.
    void replaceWith(String script) throws IOException {
        for (String tool : List.of("ffmpeg", "ffprobe")) {
            Path next = Files.writeString(directory.resolve(tool + ".next"), script);
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(next, directory.resolve(tool), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String failure(int exit, String message) {
        return "echo \"%s\" >&2; exit %d".formatted(message.replace("`", "\\`"), exit);
    }
}
