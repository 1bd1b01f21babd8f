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

/// The build of ffmpeg that Maven put on the class path, unpacked once per version into the user's cache folder.
final class BundledTools {

    private static final String ROOT = "org/bytedeco/ffmpeg/";

    private BundledTools() {}

    /// @return the folder with `ffmpeg`, `ffprobe` and their libraries
    static Path unpacked() {
        Properties bundled = description();
        String platform = bundled.getProperty("platform");
        try {
            Path home = cacheFolder().resolve("ffmpeg-" + bundled.getProperty("version") + "-" + platform);
            if (!Files.isDirectory(home)) {
                unpack(platform, home);
            }
            return home;
        } catch (IOException e) {
            throw new FfmpegException("The bundled ffmpeg cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /// Another process may do the same at the same time: each unpacks beside the target, the first rename wins.
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
            deleteFolder(parts);
        }
    }

    private static void copyFromJar(String folder, Path target) throws IOException {
        URL tool = BundledTools.class.getClassLoader().getResource(folder + "ffmpeg");
        if (tool == null) {
            throw FfmpegException.outage("No ffmpeg for this platform is on the class path (" + folder + ")");
        }
        JarURLConnection connection = (JarURLConnection) tool.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> wanted = jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
                    .filter(entry -> !entry.getName().contains("libjni"))
                    .toList();
            for (JarEntry entry : wanted) {
                copy(jar, entry, target.resolve(entry.getName().substring(folder.length())));
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

    /// A user without a home, as in a container, has at least the folder for temporary files.
    private static Path cacheFolder() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.createDirectories(
                Files.isWritable(home)
                        ? home.resolve(".cache/reelay")
                        : Path.of(System.getProperty("java.io.tmpdir"), "reelay"));
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
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
