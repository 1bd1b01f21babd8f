package io.reelay.intake.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.reelay.intake.uploads.InlineImage;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A request as the producer sent it, with the image of its form.
///
/// @param attached    the file part `image`; null without one
/// @param fingerprint equal for equal requests, independent of the order of their fields
record JobSubmission(JobRequest request, @Nullable InlineImage attached, String fingerprint) {

    /// Reads a request.
    ///
    /// @throws IOException when the body is not a valid request; the message names the field
    static JobSubmission read(JsonNode body, @Nullable InlineImage attached, ObjectMapper mapper) throws IOException {
        if (!body.isObject()) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "The body must be a JSON object.");
        }
        var request = mapper.treeToValue(body, JobRequest.class);
        return new JobSubmission(request, attached, fingerprint(body, attached, mapper));
    }

    private static String fingerprint(JsonNode body, @Nullable InlineImage attached, ObjectMapper mapper)
            throws IOException {
        var sha256 = sha256();
        mapper.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValue(
                        new DigestOutputStream(OutputStream.nullOutputStream(), sha256),
                        mapper.treeToValue(body, Object.class));
        if (attached != null) {
            sha256.update(attached.bytes());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
