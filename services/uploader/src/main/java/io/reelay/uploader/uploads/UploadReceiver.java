package io.reelay.uploader.uploads;

import io.reelay.ffmpeg.FfmpegException;
import io.reelay.web.forms.MultipartForm;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.FieldError;
import io.reelay.web.problem.ProblemException;
import io.reelay.web.problem.ProblemDetail;
import io.reelay.uploader.images.ImageMemoryPermits;
import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.uploader.images.InvalidImageException;
import io.reelay.uploader.storage.StorageUnavailableException;
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

/// The picture of a request: from the disk into memory when there is a place for it, never more of it than is taken,
/// and its refusal as a problem.
@ApplicationScoped
class UploadReceiver {

    private static final String FIELD = "file";
    private static final int CHUNK = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ImageNormalizer preparation;
    private final ImageMemoryPermits places;

    UploadReceiver(ImageNormalizer preparation, ImageMemoryPermits places) {
        this.preparation = preparation;
        this.places = places;
    }

    /// A picture that is still arriving, however slowly, takes no place.
    <T> T arriving(InputStream content, Function<byte[], T> work) {
        return inFile(file -> receive(content, file), work);
    }

    /// A picture that is still arriving as the part `file` of a form.
    <T> T arrivingInForm(InputStream form, String contentType, Function<byte[], T> work) {
        return inFile(file -> receiveForm(form, contentType, file), work);
    }

    private <T> T inFile(Arrival arrival, Function<byte[], T> work) {
        try {
            Path file = Files.createTempFile("picture-", ".part");
            try {
                try (OutputStream target = new FirstBytes(Files.newOutputStream(file), preparation.maxBytes() + 1L)) {
                    arrival.into(target);
                }
                return arrived(file, work);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files cannot be used", e);
        }
    }

    private <T> T arrived(Path file, Function<byte[], T> work) {
        try {
            return places.within(PATIENCE, () -> work.apply(read(file)))
                    .orElseThrow(() -> unavailable("Many pictures are being prepared."));
        } catch (InvalidImageException e) {
            throw new ProblemException(ProblemDetail.of(code(e.reason()), FIELD + ": " + e.getMessage())
                    .withErrors(List.of(new FieldError(FIELD, String.valueOf(e.getMessage())))));
        } catch (StorageUnavailableException e) {
            throw unavailable("The storage does not answer right now.");
        } catch (FfmpegException e) {
            throw unavailable("The picture could not be decoded right now.");
        }
    }

    private void receive(InputStream content, OutputStream file) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = preparation.maxBytes() + 1L;
        while (left > 0) {
            int read = arrive(content, chunk, (int) Math.min(left, chunk.length));
            if (read < 0) {
                return;
            }
            file.write(chunk, 0, read);
            left -= read;
        }
    }

    private static void receiveForm(InputStream form, String contentType, OutputStream file) {
        var found = new AtomicBoolean();
        MultipartForm.read(form, contentType, part -> {
            if (!part.name().equals(FIELD)) {
                return OutputStream.nullOutputStream();
            }
            if (found.getAndSet(true)) {
                throw ProblemException.invalid(FIELD, "is given more than once: send one picture.");
            }
            return file;
        });
        if (!found.get()) {
            throw ProblemException.invalid(FIELD, "is missing: send the picture as the part named file.");
        }
    }

    private static int arrive(InputStream content, byte[] chunk, int length) {
        try {
            return content.read(chunk, 0, length);
        } catch (IOException e) {
            throw ProblemException.invalid(FIELD, "did not arrive completely: send it again.");
        }
    }

    /// One byte beyond the limit is read, by which the preparation knows that it is too large.
    private byte[] read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(preparation.maxBytes() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files cannot be used", e);
        }
    }

    private static ProblemException unavailable(String reason) {
        return new ProblemException(ProblemDetail.of(ErrorCode.UNAVAILABLE, reason + " Try again in a few seconds.")
                .withRetryAfter(SOON));
    }

    private static ErrorCode code(InvalidImageException.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> ErrorCode.PAYLOAD_TOO_LARGE;
            case NO_PICTURE -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_PIXELS, TOO_SMALL, CORRUPT, WRONG_RATIO, CANNOT_FIT -> ErrorCode.INVALID_REQUEST;
        };
    }

    /// Takes a picture in.
    @FunctionalInterface
    private interface Arrival {
        void into(OutputStream file) throws IOException;
    }

    /// Keeps no more than the limit, so that a picture that is too large does not fill the disk.
    private static final class FirstBytes extends FilterOutputStream {

        private long left;

        FirstBytes(OutputStream target, long limit) {
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
