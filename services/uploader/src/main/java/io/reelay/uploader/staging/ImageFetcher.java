package io.reelay.uploader.staging;

import io.reelay.contracts.FailureCode;
import io.reelay.contracts.ImageRole;
import io.reelay.safehttp.FetchLimits;
import io.reelay.safehttp.OutboundException;
import io.reelay.safehttp.OutboundFailure;
import io.reelay.safehttp.SafeHttpClient;
import io.reelay.safehttp.WebUrl;
import io.reelay.support.time.Backoff;
import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.uploader.retry.Retry;
import io.reelay.uploader.retry.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Downloads images from the URLs of the callers.
@ApplicationScoped
class ImageFetcher {

    private final SafeHttpClient http;
    private final Retry retry;
    private final FetchLimits limits;
    private final RetryPolicy retryPolicy;

    ImageFetcher(SafeHttpClient http, Retry retry, ImageNormalizer normalizer, StagingConfig config) {
        this.http = http;
        this.retry = retry;
        this.limits = new FetchLimits(normalizer.maxBytes(), config.fetchTime(), config.maxRedirects());
        this.retryPolicy = new RetryPolicy(config.attempts(), new Backoff(config.firstPause(), config.longestPause()));
    }

    /// Passes the downloaded file to `work` and deletes it afterwards.
    ///
    /// @throws InvalidInputException if the image cannot be downloaded
    <T> T fetch(ImageRole role, String url, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile("image-", ".part");
            try {
                download(role, url, file);
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory for temporary files cannot be used", e);
        }
    }

    private void download(ImageRole role, String url, Path file) {
        try {
            WebUrl address = WebUrl.parse(url);
            retry.run(retryPolicy, ImageFetcher::isTransient, () -> http.download(address, limits, file));
        } catch (OutboundException e) {
            throw new InvalidInputException(code(e.failure()), role, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isTransient(RuntimeException failure) {
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
