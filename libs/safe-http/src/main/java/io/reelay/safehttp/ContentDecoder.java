package io.reelay.safehttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.jspecify.annotations.Nullable;

/// The `Content-Encoding` of a body. Downloads request no coding, but some servers use one nevertheless.
enum ContentDecoder {
    IDENTITY,
    GZIP,
    DEFLATE;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_., -]{1,40}");

    /// @throws OutboundException when the coding is not supported; the message names it
    static ContentDecoder of(@Nullable String header) {
        String name = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default ->
                throw new OutboundException(
                        OutboundFailure.UNSUPPORTED_CODING,
                        "The server sent Content-Encoding "
                                + (TOKEN.matcher(name).matches() ? name : "in an unknown form")
                                + ", which is not supported: send the file without it, or with gzip or deflate.");
        };
    }

    /// Decodes the body. The limit applies to the received bytes; the reader limits the decoded bytes.
    InputStream decoded(InputStream received, long maxBytes, Supplier<OutboundException> tooLarge) throws IOException {
        return switch (this) {
            case IDENTITY -> received;
            case GZIP -> new GZIPInputStream(new Limited(received, maxBytes, tooLarge));
            case DEFLATE -> new DeflateInputStream(new Limited(received, maxBytes, tooLarge));
        };
    }

    /// Reads to the end before closing, so that the limit also applies to bytes after the coded part.
    private static final class Limited extends FilterInputStream {

        private final long maxBytes;
        private final Supplier<OutboundException> tooLarge;
        private long bytes;

        Limited(InputStream received, long maxBytes, Supplier<OutboundException> tooLarge) {
            super(received);
            this.maxBytes = maxBytes;
            this.tooLarge = tooLarge;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        /// With 0 the decoder would treat the end of the buffer as the end of a file with several gzip members.
        @Override
        public int available() {
            return 1;
        }

        @Override
        public void close() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            super.close();
        }

        private void count(int more) {
            bytes += Math.max(more, 0);
            if (bytes > maxBytes) {
                throw tooLarge.get();
            }
        }
    }
}
