package io.reelay.intake.http;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Fails as soon as a body exceeds its limit, whether or not it has a `Content-Length`.
final class LimitedInputStream extends FilterInputStream {

    private final int limit;
    private int remaining;

    LimitedInputStream(InputStream body, int limit) {
        super(body);
        this.limit = limit;
        this.remaining = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        remaining -= read;
        if (remaining < 0) {
            throw new ProblemException(
                    ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than the limit of %s bytes.".formatted(limit));
        }
    }
}
