package io.reelay.sandbox.media;

import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultPoint;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Operation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Serves finished clips as a CDN does: ranges, `HEAD`, and 403 for expired links. Uses Vert.x directly, which sends
/// files to the socket without copying them to the heap.
@ApplicationScoped
class MediaRoutes {

    private final Vertx vertx;
    private final Clock clock;
    private final LinkSigner links;
    private final ClipRenderer clips;
    private final FaultInjector faults;

    MediaRoutes(Vertx vertx, Clock clock, LinkSigner links, ClipRenderer clips, FaultInjector faults) {
        this.vertx = vertx;
        this.clock = clock;
        this.links = links;
        this.clips = clips;
        this.faults = faults;
    }

    void register(@Observes Router router) {
        router.route("/media/:file")
                .handler(context -> answer(context, context.queryParams().get("_jwt")));
        router.route("/video/ws/:token/vi/:file").handler(context -> answer(context, context.pathParam("token")));
    }

    private void answer(RoutingContext context, @Nullable String token) {
        Optional<LinkSigner.Link> link = links.read(String.valueOf(context.pathParam("file")), String.valueOf(token));
        if (link.isEmpty() || !clock.instant().isBefore(link.get().expiresAt())) {
            context.response().setStatusCode(403).end("Access denied");
            return;
        }
        vertx.executeBlocking(() -> clips.file(link.get().shape()), false)
                .onSuccess(clip -> deliver(context, link.get(), clip))
                .onFailure(context::fail);
    }

    private void deliver(RoutingContext context, LinkSigner.Link link, Path clip) {
        long size = clip.toFile().length();
        HttpServerResponse response =
                context.response().putHeader("Content-Type", "video/mp4").putHeader("Accept-Ranges", "bytes");
        Optional<ByteRange> range = ByteRange.of(context.request().getHeader("Range"), size);
        if (range.isEmpty()) {
            response.setStatusCode(416)
                    .putHeader("Content-Range", "bytes */" + size)
                    .end();
            return;
        }
        if (!range.get().isWhole(size)) {
            response.setStatusCode(206).putHeader("Content-Range", range.get().contentRange(size));
        }
        response.putHeader("Content-Length", Long.toString(range.get().length()));
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
            return;
        }
        FaultRule fault = faults.match(link.provider(), Operation.DOWNLOAD, FaultPoint.WHILE_SERVING, null)
                .orElse(null);
        new FileResponse(vertx, clip, range.get(), fault).send(response);
    }
}
