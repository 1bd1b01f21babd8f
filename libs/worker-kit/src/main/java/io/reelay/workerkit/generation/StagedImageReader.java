package io.reelay.workerkit.generation;

import io.reelay.contracts.events.StagedImage;
import io.reelay.workerspi.ImageLoader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads staged images from Reelay's own, trusted storage, by the signed URL in the event.
@ApplicationScoped
class StagedImageReader implements ImageLoader {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Override
    public byte[] read(StagedImage image) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(image.url())).build();
        // The timeout of a request covers only its headers; this one covers the whole image.
        var call = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            var response = call.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("The storage answered " + response.statusCode() + " for the staged image");
            }
            return verified(image, response.body());
        } catch (ExecutionException e) {
            throw new IOException("The storage did not answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException("The storage did not answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading a staged image");
        } finally {
            call.cancel(true);
        }
    }

    private static byte[] verified(StagedImage image, byte[] bytes) throws IOException {
        try {
            var sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!sha256.equals(image.sha256())) {
                throw new IOException("The SHA-256 of the stored image differs from that of the staged image");
            }
            return bytes;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
