package io.reelay.cli.demo;

import io.reelay.cli.jobs.ClientJob;
import io.reelay.cli.terminal.CliException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Downloads a result from its signed URL, without an API key.
final class Download {

    private Download() {}

    /// Saves the video and verifies its SHA-256.
    static void save(ClientJob.Output output, Path file) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            Files.createDirectories(file.getParent());
            var response =
                    http.send(HttpRequest.newBuilder(URI.create(output.url())).build(), BodyHandlers.ofFile(file));
            if (response.statusCode() != 200) {
                throw new CliException("the signed URL returned HTTP " + response.statusCode());
            }
            if (!sha256(file).equals(output.sha256())) {
                throw new CliException("the SHA-256 of " + file + " does not match the job");
            }
        } catch (IOException failed) {
            throw new CliException("cannot save " + file + ": " + CliException.sentence(failed), failed);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
