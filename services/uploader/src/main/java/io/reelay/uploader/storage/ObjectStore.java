package io.reelay.uploader.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import io.reelay.platform.storage.SignedUrls;
import io.reelay.platform.storage.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;

/// Puts files into the bucket and takes them out. A key that is put again holds the new file. Thread-safe; blocks its
/// (virtual) thread; failures are [StorageUnavailable].
@ApplicationScoped
public class ObjectStore {

    /// The client chooses the size of the parts where the length is known.
    private static final long ANY_PART_SIZE = -1;

    private final MinioClient client;
    private final String bucket;

    ObjectStore(StorageConfig config) {
        this.client = MinioClient.builder()
                .endpoint(config.endpoint())
                .region(SignedUrls.REGION)
                .credentials(config.accessKey(), config.secretKey())
                .build();
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
            throw new StorageUnavailable("The file for " + key + " cannot be read", e);
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
        } catch (MinioException e) {
            throw new StorageUnavailable("The storage does not take " + key, e);
        }
    }

    /// A small file, whole.
    public byte[] read(String key) {
        try (InputStream content = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return content.readAllBytes();
        } catch (MinioException | IOException e) {
            throw new StorageUnavailable("The storage does not give " + key, e);
        }
    }

    boolean hasBucket() {
        try {
            return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
        } catch (MinioException e) {
            throw new StorageUnavailable("The storage does not answer", e);
        }
    }

    void ensureBucket() {
        if (hasBucket()) {
            return;
        }
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        } catch (MinioException e) {
            throw new StorageUnavailable("The bucket " + bucket + " cannot be made", e);
        }
    }
}
