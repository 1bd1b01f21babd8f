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

/// Signs addresses of stored files (AWS Signature Version 4), each for one method. Nothing is asked over the network:
/// the region is a setting, and whether the file exists is not looked up. Thread-safe.
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

    /// Addresses that work outside, under the public endpoint.
    public static UrlSigner forCallers(StorageConfig config, Clock clock) {
        return new UrlSigner(config, config.publicEndpoint().orElse(config.endpoint()), clock);
    }

    /// Addresses that work between the services.
    public static UrlSigner forServices(StorageConfig config, Clock clock) {
        return new UrlSigner(config, config.endpoint(), clock);
    }

    /// A client of the configured storage. It knows the region and therefore does not ask the server for it.
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

    /// Good for the configured time.
    public SignedUrl sign(String objectKey) {
        return sign(objectKey, ttl);
    }

    public SignedUrl sign(String objectKey, Duration life) {
        return sign(Http.Method.GET, objectKey, life);
    }

    /// For requests with HEAD: a storage refuses them at an address that is signed for GET. Good for the configured
    /// time.
    public SignedUrl signForHead(String objectKey) {
        return sign(Http.Method.HEAD, objectKey, ttl);
    }

    /// The returned expiry is never later than the signed one, which has whole seconds only.
    private SignedUrl sign(Http.Method method, String objectKey, Duration life) {
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(life);
        try {
            String url = signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(method)
                    .bucket(bucket)
                    .object(objectKey)
                    .expiry(Math.toIntExact(life.toSeconds()))
                    .build());
            return new SignedUrl(URI.create(url), expiresAt);
        } catch (MinioException e) {
            throw new IllegalStateException("Signing needs no network and cannot fail", e);
        }
    }
}
