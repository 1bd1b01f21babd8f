package io.reelay.e2e.system;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/// A `multipart/form-data` body.
public final class Form {
    private static final String BOUNDARY = "reelay-boundary-7d1f";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public Form json(String name, String json) {
        return part("name=\"%s\"".formatted(name), "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Form file(String name, String fileName, String contentType, byte[] content) {
        return part("name=\"%s\"; filename=\"%s\"".formatted(name, fileName), contentType, content);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    BodyPublisher publisher() {
        byte[] end = ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.concat(BodyPublishers.ofByteArray(bytes.toByteArray()), BodyPublishers.ofByteArray(end));
    }

    private Form part(String disposition, String contentType, byte[] content) {
        bytes.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, disposition, contentType)
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
