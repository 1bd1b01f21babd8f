package io.reelay.intake.uploads;

import io.quarkus.runtime.ShutdownEvent;
import io.reelay.intake.http.Caller;
import io.reelay.jobstore.accounts.ApiKeyCredential;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Calls the uploader with the API key of the caller. Thread-safe; blocks its (virtual) thread.
@ApplicationScoped
class UploaderClient {

    private static final Logger LOG = Logger.getLogger(UploaderClient.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String UPLOADS = "/v1/uploads";
    private static final String CHECK = UPLOADS + "/check";

    private final UploaderConfig config;
    private final HttpClient client = newClient();

    UploaderClient(UploaderConfig config) {
        this.config = config;
    }

    /// Streams a body to the uploader while it arrives.
    UploaderResponse upload(Caller caller, String contentType, InputStream body) {
        return send(
                client,
                request(caller, UPLOADS)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofInputStream(() -> body)));
    }

    /// Uploads an image. The uploader detects the content type from the bytes.
    UploaderResponse upload(Caller caller, byte[] image) {
        return post(caller, UPLOADS, image);
    }

    /// Checks an image like an upload, but stores nothing.
    UploaderResponse check(Caller caller, byte[] image) {
        return post(caller, CHECK, image);
    }

    /// Uses a new client for each call: a pooled connection would keep its last body in memory.
    private UploaderResponse post(Caller caller, String path, byte[] image) {
        try (var singleUse = newClient()) {
            return send(
                    singleUse,
                    request(caller, path)
                            .header("Content-Type", MediaType.APPLICATION_OCTET_STREAM)
                            .POST(BodyPublishers.ofByteArray(image)));
        }
    }

    UploaderResponse find(Caller caller, String uploadId) {
        return send(client, request(caller, UPLOADS + "/" + uploadId).GET());
    }

    private HttpRequest.Builder request(Caller caller, String path) {
        return HttpRequest.newBuilder(config.url().resolve(path))
                .timeout(config.timeout())
                .header(ApiKeyCredential.HEADER, caller.apiKey())
                .header("traceparent", caller.traceparent());
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    private UploaderResponse send(HttpClient sender, HttpRequest.Builder request) {
        try {
            return toResponse(sender.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            LOG.warnf("uploader.unreachable url=%s cause=%s", config.url(), e);
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE, "Images cannot be accepted right now. Try again in a few seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE, "The service is shutting down. Try again in a few seconds.");
        }
    }

    private static UploaderResponse toResponse(HttpResponse<byte[]> response) {
        return new UploaderResponse(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("application/json"),
                response.headers()
                        .firstValue("Location")
                        .map(location -> URI.create(location).getPath())
                        .orElse(null),
                response.body());
    }

    void stop(@Observes ShutdownEvent event) {
        client.shutdownNow();
    }
}
