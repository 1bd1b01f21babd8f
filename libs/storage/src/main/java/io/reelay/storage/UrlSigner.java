package io.reelay.storage;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Signs URLs of stored objects (AWS Signature Version 4), each for one HTTP method. Signing needs no network: the
/// region is a setting, and the existence of the object is not checked. Thread-safe.
public final class UrlSigner {

    private final MinioClient signer;
    private final String bucket;
    private final Duration ttl;
    private final Clock clock;

    private UrlSigner(StorageConfig config, String endpoint, Clock clock) {
        this.signer = client(config, endpoint);
        this.bucket = config.bucket();
        this.ttl = config.signedUrlTtl();
        this.clock = clock;
    }

    /// Signs URLs for callers, under the public endpoint.
    public static UrlSigner forCallers(StorageConfig config, Clock clock) {
        return new UrlSigner(config, config.publicEndpoint().orElse(config.endpoint()), clock);
    }

    /// Signs URLs for services, under the internal endpoint.
    public static UrlSigner forServices(StorageConfig config, Clock clock) {
        return new UrlSigner(config, config.endpoint(), clock);
    }

    /// Creates a client of the configured storage. The region is preset, so the client does not request it from the
    /// server.
    public static MinioClient client(StorageConfig config, String endpoint) {
        var client = MinioClient.builder()
                .endpoint(endpoint)
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .build();
        if (config.pathStyle()) {
            client.disableVirtualStyleEndpoint();
        } else {
            client.enableVirtualStyleEndpoint();
        }
        return client;
    }

    /// Signs a GET request with the configured lifetime.
    public SignedUrl sign(String objectKey) {
        return sign(objectKey, ttl);
    }

    public SignedUrl sign(String objectKey, Duration lifetime) {
        return sign(Http.Method.GET, objectKey, lifetime);
    }

    /// Signs a HEAD request with the configured lifetime. S3 rejects a HEAD request with a URL that was signed for
    /// GET.
    public SignedUrl signForHead(String objectKey) {
        return sign(Http.Method.HEAD, objectKey, ttl);
    }

    /// Truncates to whole seconds, like the signature, so that the returned expiry is never later than the signed
    /// one.
    private SignedUrl sign(Http.Method method, String objectKey, Duration lifetime) {
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(lifetime);
        try {
            String url = signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(method)
                    .bucket(bucket)
                    .object(objectKey)
                    .expiry(Math.toIntExact(lifetime.toSeconds()))
                    .build());
            return new SignedUrl(URI.create(url), expiresAt);
        } catch (MinioException e) {
            throw new IllegalStateException("Signing failed although it needs no network", e);
        }
    }
}
