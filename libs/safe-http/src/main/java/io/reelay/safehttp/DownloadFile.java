package io.reelay.safehttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/// Streams a body to a file; decodes, counts and hashes it on the way.
record DownloadFile(WebUrl source, long maxBytes, Path target) {

    private static final int CHUNK = 64 * 1024;

    DownloadResult receive(ClassicHttpResponse response) throws IOException {
        HttpEntity body = response.getEntity();
        if (body == null) {
            throw new OutboundException(
                    OutboundFailure.TRANSFER_FAILED, "The host " + source.host() + " sent no body.");
        }
        if (body.getContentLength() > maxBytes) {
            throw tooLarge();
        }
        ContentDecoder coding = ContentDecoder.of(body.getContentEncoding());
        MessageDigest hash = sha256();
        boolean complete = false;
        try (OutputStream file = open()) {
            long bytes = copy(coding.decoded(body.getContent(), maxBytes, this::tooLarge), file, hash);
            complete = true;
            return new DownloadResult(
                    body.getContentType(), bytes, HexFormat.of().formatHex(hash.digest()));
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    /// The source is closed only after its end, because closing it earlier would read the rest.
    private long copy(InputStream from, OutputStream to, MessageDigest hash) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            bytes += read;
            if (bytes > maxBytes) {
                throw tooLarge();
            }
            hash.update(chunk, 0, read);
            write(to, chunk, read);
        }
        from.close();
        return bytes;
    }

    private OutputStream open() {
        try {
            return Files.newOutputStream(target);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private static void write(OutputStream to, byte[] chunk, int length) {
        try {
            to.write(chunk, 0, length);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /// A fault of our disk, not of the host.
    private static UncheckedIOException notWritable(IOException cause) {
        return new UncheckedIOException("The file of a download cannot be written", cause);
    }

    private OutboundException tooLarge() {
        return new OutboundException(
                OutboundFailure.TOO_LARGE, "The file at " + source.host() + " is larger than " + maxBytes + " bytes.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
