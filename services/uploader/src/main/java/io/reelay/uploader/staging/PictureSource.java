package io.reelay.uploader.staging;

import io.reelay.contracts.FailureCode;
import io.reelay.contracts.PictureRole;
import io.reelay.platform.http.GuardedHttp;
import io.reelay.platform.http.Limits;
import io.reelay.platform.http.OutboundException;
import io.reelay.platform.http.OutboundFailure;
import io.reelay.platform.http.WebUrl;
import io.reelay.platform.time.Backoff;
import io.reelay.uploader.pictures.PicturePreparation;
import io.reelay.uploader.retry.Attempts;
import io.reelay.uploader.retry.Retrying;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Fetches pictures from where their producers keep them.
@ApplicationScoped
class PictureSource {

    private final GuardedHttp http;
    private final Retrying retrying;
    private final Limits limits;
    private final Attempts attempts;

    PictureSource(GuardedHttp http, Retrying retrying, PicturePreparation preparation, StagingConfig config) {
        this.http = http;
        this.retrying = retrying;
        this.limits = new Limits(preparation.maxBytes(), config.fetchTime(), config.maxRedirects());
        this.attempts = new Attempts(config.attempts(), new Backoff(config.firstPause(), config.longestPause()));
    }

    /// Does something with the file, which is gone afterwards.
    ///
    /// @throws InputRefused when it cannot be had
    <T> T fetch(PictureRole role, String url, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile("picture-", ".part");
            try {
                download(role, url, file);
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files cannot be used", e);
        }
    }

    private void download(PictureRole role, String url, Path file) {
        try {
            WebUrl place = WebUrl.parse(url);
            retrying.run(attempts, PictureSource::mayPass, () -> http.download(place, limits, file));
        } catch (OutboundException e) {
            throw new InputRefused(code(e.failure()), role, String.valueOf(e.getMessage()));
        }
    }

    private static boolean mayPass(RuntimeException failure) {
        return failure instanceof OutboundException outbound
                && outbound.failure().retryable();
    }

    private static FailureCode code(OutboundFailure failure) {
        return switch (failure) {
            case MALFORMED_URL, INSECURE_SCHEME, PRIVATE_ADDRESS -> FailureCode.INVALID_INPUT;
            case TOO_LARGE, UNSUPPORTED_CODING -> FailureCode.MEDIA_INVALID;
            case UNKNOWN_HOST, CONNECT_FAILED, TIMEOUT, TRANSFER_FAILED, TOO_MANY_REDIRECTS, REJECTED, UNAVAILABLE ->
                FailureCode.MEDIA_UNREACHABLE;
        };
    }
}
