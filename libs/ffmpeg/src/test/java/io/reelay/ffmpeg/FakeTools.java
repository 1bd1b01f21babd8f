package io.reelay.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Shell scripts in the place of ffmpeg and ffprobe. They answer `-version`, and find one video in every file.
record FakeTools(Path folder) {

    private static final String RUNNING = """
            #!/bin/sh
            case "$*" in
            *-version) echo "version 1" ;;
            *) %s ;;
            esac
            """;

    private static final String VIDEO = """
            echo '{"streams": [{"codec_type": "video", "codec_name": "%s", "avg_frame_rate": "24/1"}]}'""";

    static FakeTools in(Path folder) throws IOException {
        return in(folder, "h264");
    }

    /// @param codec that these tools find in every file
    static FakeTools in(Path folder, String codec) throws IOException {
        FakeTools tools = new FakeTools(Files.createDirectories(folder));
        tools.run(codec);
        return tools;
    }

    void run(String codec) throws IOException {
        replaceBy(RUNNING.formatted(VIDEO.formatted(codec)));
    }

    void failAtWork(int exit, String message) throws IOException {
        replaceBy(RUNNING.formatted(failure(exit, message)));
    }

    void fail(int exit, String message) throws IOException {
        replaceBy("#!/bin/sh\n" + failure(exit, message) + "\n");
    }

    /// What the loader of glibc does.
    void lackLibrary(String library) throws IOException {
        fail(127, loaderMessage(library));
    }

    static String loaderMessage(String library) {
        return "error while loading shared libraries: " + library
                + ": cannot open shared object file: No such file or directory";
    }

    /// By a rename: a script that is open for writing cannot be executed.
    void replaceBy(String script) throws IOException {
        for (String tool : List.of("ffmpeg", "ffprobe")) {
            Path next = Files.writeString(folder.resolve(tool + ".next"), script);
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(next, folder.resolve(tool), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String failure(int exit, String message) {
        return "echo \"%s\" >&2; exit %d".formatted(message.replace("`", "\\`"), exit);
    }
}
