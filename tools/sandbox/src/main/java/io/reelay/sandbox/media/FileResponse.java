package io.reelay.sandbox.media;

import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultRule;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Sends a file or a part of it, with or without a download fault.
final class FileResponse {

    private static final int SLICES = 20;

    private final Vertx vertx;
    private final Path file;
    private final ByteRange range;
    private final @Nullable FaultRule fault;

    FileResponse(Vertx vertx, Path file, ByteRange range, @Nullable FaultRule fault) {
        this.vertx = vertx;
        this.file = file;
        this.range = range;
        this.fault = fault;
    }

    void send(HttpServerResponse response) {
        if (fault == null) {
            response.sendFile(file.toString(), range.first(), range.length());
            return;
        }
        vertx.fileSystem().readFile(file.toString()).onSuccess(content -> {
            Buffer wanted = content.slice((int) range.first(), (int) range.last() + 1);
            if (fault.fault() == Fault.TRUNCATED_DOWNLOAD) {
                sendHalf(response, wanted);
            } else {
                sendSlowly(response, wanted, fault.pause().toMillis());
            }
        });
    }

    private static void sendHalf(HttpServerResponse response, Buffer content) {
        response.write(content.slice(0, content.length() / 2)).onComplete(written -> response.reset());
    }

    private void sendSlowly(HttpServerResponse response, Buffer content, long millis) {
        int slice = Math.ceilDiv(content.length(), SLICES);
        int[] sent = {0};
        vertx.setPeriodic(Math.max(1, millis / SLICES), timer -> {
            int until = Math.min(content.length(), sent[0] + slice);
            response.write(content.slice(sent[0], until));
            sent[0] = until;
            if (until == content.length() || response.closed()) {
                vertx.cancelTimer(timer);
                response.end();
            }
        });
    }
}
