package io.reelay.uploader.archive;

import io.reelay.safehttp.DownloadResult;
import io.reelay.safehttp.FetchLimits;
import io.reelay.safehttp.PrivateTargetAllowlist;
import io.reelay.safehttp.SafeHttpClient;
import io.reelay.safehttp.WebUrl;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Downloads results from the provider. It has its own allowlist of private targets: an entry for the sandbox does
/// not apply to the URLs of callers.
@Singleton
class ResultFetcher {

    private final SafeHttpClient http;
    private final FetchLimits limits;

    ResultFetcher(
            @ConfigProperty(name = "reelay.allow-private-results") Optional<String> privateTargets,
            @ConfigProperty(name = "quarkus.application.version") String version,
            ArchiveConfig config) {
        this.http = new SafeHttpClient(PrivateTargetAllowlist.parse(privateTargets.orElse("")), "Reelay/" + version);
        this.limits = new FetchLimits(config.maxBytes(), config.downloadTime(), config.maxRedirects());
    }

    /// @throws io.reelay.safehttp.OutboundException if the download fails
    DownloadResult fetch(WebUrl result, Path target) {
        return http.download(result, limits, target);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
