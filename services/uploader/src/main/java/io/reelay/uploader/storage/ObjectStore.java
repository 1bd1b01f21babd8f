package io.reelay.uploader.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.reelay.storage.StorageConfig;
import io.reelay.storage.UrlSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;

/// Writes and reads objects in the bucket. Writing an existing key replaces the object. Thread-safe; blocks the
/// calling (virtual) thread. All failures are [StorageUnavailableException], including the [IllegalStateException]
/// that the client throws when a connection breaks.
@ApplicationScoped
public class ObjectStore {

    /// Lets the client choose the part size; it needs the length for that.
    private static final long ANY_PART_SIZE = -1;

    private static final String NO_SUCH_KEY = "NoSuchKey";

    private final MinioClient client;
    private final String bucket;

    ObjectStore(StorageConfig config) {
        this.client = UrlSigner.client(config, config.endpoint());
        this.bucket = config.bucket();
    }

    /// Streams a file and hashes the bytes that it sends.
    public StoredObject put(String key, Path file, String contentType) {
        try (DigestInputStream content = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
            long bytes = Files.size(file);
            put(key, content, bytes, contentType);
            return new StoredObject(
                    key,
                    contentType,
                    bytes,
                    Sha256.hex(content.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new StorageUnavailableException("The file for " + key + " cannot be read", e);
        }
    }

    public void put(String key, byte[] content, String contentType) {
        put(key, new ByteArrayInputStream(content), content.length, contentType);
    }

    /// Announces the length to the server, which does not store an incomplete object.
    private void put(String key, InputStream content, long bytes, String contentType) {
        try {
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(content, bytes, ANY_PART_SIZE)
                    .contentType(contentType)
                    .build());
        } catch (MinioException | IllegalStateException e) {
            throw new StorageUnavailableException("The storage cannot store " + key, e);
        }
    }

    /// Reads a small object into memory; empty if the key does not exist.
    public Optional<byte[]> read(String key) {
        try (InputStream content = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return Optional.of(content.readAllBytes());
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals(NO_SUCH_KEY)) {
                return Optional.empty();
            }
            throw readFailure(key, e);
        } catch (MinioException | IllegalStateException | IOException e) {
            throw readFailure(key, e);
        }
    }

    private static StorageUnavailableException readFailure(String key, Exception cause) {
        return new StorageUnavailableException("The storage cannot read " + key, cause);
    }

    boolean hasBucket() {
        try {
            return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
        } catch (MinioException | IllegalStateException e) {
            throw new StorageUnavailableException("The storage does not answer", e);
        }
    }

    void ensureBucket() {
        if (hasBucket()) {
            return;
        }
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        } catch (MinioException | IllegalStateException e) {
            throw new StorageUnavailableException("The bucket " + bucket + " cannot be created", e);
        }
    }
}
