package io.reelay.uploader.uploads;

import io.reelay.ffmpeg.FfmpegException;
import io.reelay.uploader.images.ImageMemoryPermits;
import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.uploader.images.InvalidImageException;
import io.reelay.uploader.storage.StorageUnavailableException;
import io.reelay.web.forms.MultipartForm;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.FieldError;
import io.reelay.web.problem.ProblemDetail;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Receives the image of a request. It writes the image to a temporary file, and reads it into memory after it has
/// acquired a permit. Receiving stops one byte above the size limit. Failures become problem responses.
@ApplicationScoped
class UploadReceiver {

    private static final String FIELD = "file";
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ImageNormalizer normalizer;
    private final ImageMemoryPermits permits;

    UploadReceiver(ImageNormalizer normalizer, ImageMemoryPermits permits) {
        this.normalizer = normalizer;
        this.permits = permits;
    }

    /// Receives an image as a raw body. A slow upload holds no permit.
    <T> T receive(InputStream content, Function<byte[], T> work) {
        return viaTempFile(file -> copyBody(content, file), work);
    }

    /// Receives an image as the part `file` of a multipart form.
    <T> T receiveForm(InputStream form, String contentType, Function<byte[], T> work) {
        return viaTempFile(file -> copyPart(form, contentType, file), work);
    }

    private <T> T viaTempFile(BodyWriter writer, Function<byte[], T> work) {
        try {
            Path file = Files.createTempFile("image-", ".part");
            try {
                try (OutputStream target =
                        new LimitedFileStream(Files.newOutputStream(file), normalizer.maxBytes() + 1L)) {
                    writer.writeTo(target);
                }
                return process(file, work);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory for temporary files cannot be used", e);
        }
    }

    private <T> T process(Path file, Function<byte[], T> work) {
        try {
            return permits.within(PERMIT_TIMEOUT, () -> work.apply(read(file)))
                    .orElseThrow(() -> unavailable("Too many images are being processed."));
        } catch (InvalidImageException e) {
            throw new ProblemException(ProblemDetail.of(code(e.reason()), FIELD + ": " + e.getMessage())
                    .withErrors(List.of(new FieldError(FIELD, String.valueOf(e.getMessage())))));
        } catch (StorageUnavailableException e) {
            throw unavailable("The storage does not answer right now.");
        } catch (FfmpegException e) {
            throw unavailable("The image could not be decoded right now.");
        }
    }

    private void copyBody(InputStream content, OutputStream file) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long left = normalizer.maxBytes() + 1L;
        while (left > 0) {
            int read = readChunk(content, chunk, (int) Math.min(left, chunk.length));
            if (read < 0) {
                return;
            }
            file.write(chunk, 0, read);
            left -= read;
        }
    }

    private static void copyPart(InputStream form, String contentType, OutputStream file) {
        var found = new AtomicBoolean();
        MultipartForm.read(form, contentType, part -> {
            if (!part.name().equals(FIELD)) {
                return OutputStream.nullOutputStream();
            }
            if (found.getAndSet(true)) {
                throw ProblemException.invalid(FIELD, "is given more than once: send one image.");
            }
            return file;
        });
        if (!found.get()) {
            throw ProblemException.invalid(FIELD, "is missing: send the image as the part named file.");
        }
    }

    private static int readChunk(InputStream content, byte[] chunk, int length) {
        try {
            return content.read(chunk, 0, length);
        } catch (IOException e) {
            throw ProblemException.invalid(FIELD, "was not received completely: send it again.");
        }
    }

    /// Reads one byte more than the limit, so that the normalizer detects an oversized image.
    private byte[] read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(normalizer.maxBytes() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory for temporary files cannot be used", e);
        }
    }

    private static ProblemException unavailable(String reason) {
        return new ProblemException(ProblemDetail.of(ErrorCode.UNAVAILABLE, reason + " Try again in a few seconds.")
                .withRetryAfter(RETRY_AFTER));
    }

    private static ErrorCode code(InvalidImageException.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> ErrorCode.PAYLOAD_TOO_LARGE;
            case UNSUPPORTED_TYPE -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_PIXELS, TOO_SMALL, CORRUPT, WRONG_RATIO, CANNOT_FIT -> ErrorCode.INVALID_REQUEST;
        };
    }

    /// Receives an image into a temporary file.
    @FunctionalInterface
    private interface BodyWriter {
        void writeTo(OutputStream file) throws IOException;
    }

    /// Discards everything beyond the limit, so that an oversized image cannot fill the disk.
    private static final class LimitedFileStream extends FilterOutputStream {

        private long left;

        LimitedFileStream(OutputStream target, long limit) {
            super(target);
            this.left = limit;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int kept = (int) Math.min(left, length);
            out.write(bytes, offset, kept);
            left -= kept;
        }
    }
}
