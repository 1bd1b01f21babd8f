package io.reelay.intake.http;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that is refused as soon as more of it has come than is taken, whether or not it said so before.
final class LimitedInputStream extends FilterInputStream {

    private final int most;
    private int left;

    LimitedInputStream(InputStream body, int most) {
        super(body);
        this.most = most;
        this.left = most;
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
        left -= read;
        if (left < 0) {
            throw new ProblemException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The body has more than %s bytes, which is the limit.".formatted(most));
        }
    }
}
