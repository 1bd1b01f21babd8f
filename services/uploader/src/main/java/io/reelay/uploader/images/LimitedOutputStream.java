package io.reelay.uploader.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Buffers an encoded image in memory. A write beyond the limit fails.
final class LimitedOutputStream extends OutputStream {

    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LimitedOutputStream(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (bytes.size() + length > limit) {
            throw new IOException("Larger than " + limit + " bytes");
        }
        bytes.write(from, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
