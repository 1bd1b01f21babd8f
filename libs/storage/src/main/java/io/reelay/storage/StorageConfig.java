package io.reelay.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The owner's object storage: any S3 server. `REELAY_S3_…`, except the life of signed addresses, which is
/// `REELAY_SIGNED_URL_TTL`.
@ConfigMapping(prefix = "reelay.s3")
public interface StorageConfig {

    /// Where the services reach it.
    @WithDefault("http://127.0.0.1:9000")
    String endpoint();

    /// Where callers reach it, if that is another address (a proxy, a CDN); signed addresses begin with it.
    Optional<String> publicEndpoint();

    @WithDefault("reelay-dev")
    String accessKey();

    @WithDefault("reelay-dev-secret")
    String secretKey();

    @WithDefault("reelay")
    String bucket();

    /// The region of the bucket. Most S3 servers other than AWS take any.
    @WithDefault("us-east-1")
    String region();

    /// Whether the bucket is the first part of the path (`true`) or of the host name.
    @WithDefault("true")
    boolean pathStyle();

    /// S3 allows seven days at most.
    @WithDefault("${reelay.signed-url-ttl:PT24H}")
    Duration signedUrlTtl();
}
