package io.reelay.uploader.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.reelay.storage.UrlSigner;
import io.reelay.storage.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;

/// Puts files into the bucket and takes them out. A key that is put again holds the new file. Thread-safe; blocks its
/// (virtual) thread; failures are [StorageUnavailableException], also what the client makes an [IllegalStateException] of: a
/// connection that breaks.
@ApplicationScoped
public class ObjectStore {

    /// The client chooses the size of the parts where the length is known.
    private static final long ANY_PART_SIZE = -1;

    private static final String NO_SUCH_KEY = "NoSuchKey";

    private final MinioClient client;
    private final String bucket;

    ObjectStore(StorageConfig config) {
        this.client = UrlSigner.client(config, config.endpoint());
        this.bucket = config.bucket();
    }

    /// Streams a file, hashing what is sent.
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

    /// The length is promised to the server: what ends earlier is not stored.
    private void put(String key, InputStream content, long bytes, String contentType) {
        try {
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(content, bytes, ANY_PART_SIZE)
                    .contentType(contentType)
                    .build());
        } catch (MinioException | IllegalStateException e) {
            throw new StorageUnavailableException("The storage does not take " + key, e);
        }
    }

    /// A small file, whole; empty when it is not there.
    public Optional<byte[]> read(String key) {
        try (InputStream content = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return Optional.of(content.readAllBytes());
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals(NO_SUCH_KEY)) {
                return Optional.empty();
            }
            throw notGiven(key, e);
        } catch (MinioException | IllegalStateException | IOException e) {
            throw notGiven(key, e);
        }
    }

    private static StorageUnavailableException notGiven(String key, Exception cause) {
        return new StorageUnavailableException("The storage does not give " + key, cause);
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
            throw new StorageUnavailableException("The bucket " + bucket + " cannot be made", e);
        }
    }
}
