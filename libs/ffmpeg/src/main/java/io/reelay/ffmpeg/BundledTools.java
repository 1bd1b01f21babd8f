package io.reelay.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Unpacks the ffmpeg build on the class path into the cache directory of the user, once per version.
final class BundledTools {

    private static final String ROOT = "org/bytedeco/ffmpeg/";

    private BundledTools() {}

    /// @return the directory with `ffmpeg`, `ffprobe` and their libraries
    static Path unpacked() {
        Properties bundled = description();
        String platform = bundled.getProperty("platform");
        try {
            Path home = cacheDirectory().resolve("ffmpeg-" + bundled.getProperty("version") + "-" + platform);
            if (!Files.isDirectory(home)) {
                unpack(platform, home);
            }
            return home;
        } catch (IOException e) {
            throw new FfmpegException("The bundled ffmpeg cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /// Processes can unpack at the same time: each one unpacks next to the target, and the first rename wins.
    private static void unpack(String platform, Path home) throws IOException {
        Path parts = Files.createTempDirectory(home.toAbsolutePath().getParent(), "unpacking");
        try {
            copyFromJar(ROOT + platform + "/", parts);
            Files.move(parts, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            deleteDirectory(parts);
        }
    }

    private static void copyFromJar(String directory, Path target) throws IOException {
        URL tool = BundledTools.class.getClassLoader().getResource(directory + "ffmpeg");
        if (tool == null) {
            throw FfmpegException.outage("The class path has no ffmpeg for this platform (" + directory + ")");
        }
        JarURLConnection connection = (JarURLConnection) tool.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> wanted = jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(directory))
                    .filter(entry -> !entry.getName().contains("libjni"))
                    .toList();
            for (JarEntry entry : wanted) {
                copy(jar, entry, target.resolve(entry.getName().substring(directory.length())));
            }
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file);
        }
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /// Containers often run without a writable home directory; the directory for temporary files replaces it.
    private static Path cacheDirectory() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.createDirectories(
                Files.isWritable(home)
                        ? home.resolve(".cache/reelay")
                        : Path.of(System.getProperty("java.io.tmpdir"), "reelay"));
    }

    private static void deleteDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static Properties description() {
        try (InputStream content = BundledTools.class.getResourceAsStream("bundled.properties")) {
            Properties properties = new Properties();
            properties.load(content);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
