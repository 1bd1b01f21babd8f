package io.reelay.sandbox.http;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.reelay.sandbox.settings.SandboxConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// A second listener with the same routes as the first, so that each provider has an address of its own.
@ApplicationScoped
class RunwarePort {

    private final Vertx vertx;
    private final SandboxConfig config;
    private final String host;
    private @Nullable HttpServer server;

    RunwarePort(Vertx vertx, SandboxConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.vertx = vertx;
        this.config = config;
        this.host = host;
    }

    void open(@Observes StartupEvent started) {
        server = vertx.createHttpServer(options())
                .requestHandler(VertxHttpRecorder.getRootHandler())
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /// HTTP/1.1 only, as on the first port: a dropped connection must hit one call and not all that share it.
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(host)
                .setPort(config.runwarePort())
                .setHttp2ClearTextEnabled(false);
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }
}
