package io.reelay.cli.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.ExitCode;
import io.reelay.localstack.system.Service;
import io.reelay.localstack.system.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Client of the REST API. Every failure is a [CliException] whose message includes the server's explanation.
public final class ReelayClient {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /// Longer than any long poll takes.
    private static final Duration TIMEOUT = Duration.ofSeconds(75);

    private final URI server;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public ReelayClient(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /// Client of the deployment in `REELAY_URL` and `REELAY_API_KEY`; by default the one that `./reelay up` starts.
    public static ReelayClient of(Map<String, String> environment) {
        var local = new ServiceSettings(environment);
        var url = local.text("REELAY_URL", "http://%s:%s".formatted(local.host(), local.port(Service.INTAKE.port())));
        return new ReelayClient(server(url), key(local.text("REELAY_API_KEY", local.devApiKey())));
    }

    private static String key(String key) {
        if (key.matches("[!-~]+")) {
            return key;
        }
        throw new CliException("REELAY_API_KEY is not a valid key: it has characters other than visible ASCII");
    }

    private static URI server(String url) {
        try {
            var server = URI.create(url);
            if (server.getHost() != null && SCHEMES.contains(server.getScheme())) {
                return server;
            }
        } catch (IllegalArgumentException malformed) {
            // Reported below, like a URL with a wrong scheme.
        }
        throw new CliException("REELAY_URL is \"" + url + "\", but must be a URL such as http://127.0.0.1:8080");
    }

    public ClientJob submit(ObjectNode request) {
        return ClientJob.of(send(post("/v1/jobs", "application/json", BodyPublishers.ofString(request.toString()))));
    }

    /// Submits the job as a form, with the image as a file.
    public ClientJob submit(ObjectNode request, Path image) {
        var form = new MultipartBody(request, image);
        return ClientJob.of(send(post("/v1/jobs", form.contentType(), form.body())));
    }

    public ClientJob job(String id) {
        return ClientJob.of(get(path(id)));
    }

    /// Long-polls until the job ends, for at most `seconds`.
    ClientJob job(String id, int seconds) {
        return ClientJob.of(get(path(id) + "?wait=" + seconds));
    }

    ClientJob cancel(String id) {
        return ClientJob.of(send(request(path(id)).DELETE().build()));
    }

    JsonNode get(String path) {
        return send(request(path).build());
    }

    private static String path(String id) {
        return "/v1/jobs/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest post(String path, String contentType, BodyPublisher body) {
        return request(path).header("Content-Type", contentType).POST(body).build();
    }

    private HttpRequest.Builder request(String path) {
        // The server URL may have a path of its own.
        return HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/+$", "") + path))
                .header("X-API-Key", key)
                .header("Accept", "application/json, application/problem+json")
                .timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new CliException(ApiProblem.sentence(response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            throw new CliException(
                    server + " did not answer with valid JSON; set REELAY_URL to a Reelay server", notJson);
        } catch (HttpConnectTimeoutException unreachable) {
            throw unreachable(unreachable);
        } catch (HttpTimeoutException slow) {
            throw new CliException(
                    ExitCode.TIMED_OUT,
                    server + " did not answer within " + TIMEOUT.toSeconds() + " s; try again",
                    slow);
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted", interrupted);
        }
    }

    private CliException unreachable(IOException cause) {
        return new CliException(
                ExitCode.UNREACHABLE,
                "cannot reach " + server + "; start a server with ./reelay up, or set REELAY_URL to another",
                cause);
    }
}
