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

/// How a body is coded for the transfer. Downloads ask for no coding, but not every server heeds that.
enum ContentCoding {
    IDENTITY,
    GZIP,
    DEFLATE;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_., -]{1,40}");

    /// @throws OutboundException naming the coding, if it is not one of these
    static ContentCoding of(@Nullable String header) {
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

    /// What the body was before it was coded. The limit holds for what is received; what comes out of it is limited
    /// by the reader.
    InputStream decoded(InputStream received, long maxBytes, Supplier<OutboundException> tooLarge) throws IOException {
        return switch (this) {
            case IDENTITY -> received;
            case GZIP -> new GZIPInputStream(new Limited(received, maxBytes, tooLarge));
            case DEFLATE -> new DeflateInputStream(new Limited(received, maxBytes, tooLarge));
        };
    }

    /// Its end is read before it is closed: a body that goes on after the coded part is within the limit too.
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

        /// With 0 the decoder would take the end of the buffer for the end of a file of several gzip members.
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
