package io.reelay.uploader.staging;

import io.reelay.contracts.FailureCode;
import io.reelay.contracts.ImageRole;
import io.reelay.safehttp.SafeHttpClient;
import io.reelay.safehttp.FetchLimits;
import io.reelay.safehttp.OutboundException;
import io.reelay.safehttp.OutboundFailure;
import io.reelay.safehttp.WebUrl;
import io.reelay.support.time.Backoff;
import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.uploader.retry.RetryPolicy;
import io.reelay.uploader.retry.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Fetches pictures from where their producers keep them.
@ApplicationScoped
class ImageFetcher {

    private final SafeHttpClient http;
    private final Retry retrying;
    private final FetchLimits limits;
    private final RetryPolicy attempts;

    ImageFetcher(SafeHttpClient http, Retry retrying, ImageNormalizer preparation, StagingConfig config) {
        this.http = http;
        this.retrying = retrying;
        this.limits = new FetchLimits(preparation.maxBytes(), config.fetchTime(), config.maxRedirects());
        this.attempts = new RetryPolicy(config.attempts(), new Backoff(config.firstPause(), config.longestPause()));
    }

    /// Does something with the file, which is gone afterwards.
    ///
    /// @throws InputRefused when it cannot be had
    <T> T fetch(ImageRole role, String url, Function<Path, T> work) {
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

    private void download(ImageRole role, String url, Path file) {
        try {
            WebUrl place = WebUrl.parse(url);
            retrying.run(attempts, ImageFetcher::mayPass, () -> http.download(place, limits, file));
        } catch (OutboundException e) {
            throw new InvalidInputException(code(e.failure()), role, String.valueOf(e.getMessage()));
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
