package io.reelay.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The settings of the object storage, which can be any S3 server. The variables are `REELAY_S3_…`, except
/// `REELAY_SIGNED_URL_TTL` for the lifetime of signed URLs.
@ConfigMapping(prefix = "reelay.s3")
public interface StorageConfig {

    /// The endpoint for the services.
    @WithDefault("http://127.0.0.1:9000")
    String endpoint();

    /// The endpoint for callers, if it differs (a proxy or a CDN). Signed URLs for callers start with it.
    Optional<String> publicEndpoint();

    @WithDefault("reelay-dev")
    String accessKey();

    @WithDefault("reelay-dev-secret")
    String secretKey();

    @WithDefault("reelay")
    String bucket();

    /// The region of the bucket. Most S3 servers other than AWS accept any value.
    @WithDefault("us-east-1")
    String region();

    /// Whether the bucket is in the path (`true`) or in the host name.
    @WithDefault("true")
    boolean pathStyle();

    /// The lifetime of signed URLs. S3 allows at most seven days.
    @WithDefault("${reelay.signed-url-ttl:PT24H}")
    Duration signedUrlTtl();
}
