package io.reelay.intake.jobs;

import io.reelay.web.forms.MultipartForm;
import io.reelay.web.forms.MultipartForm.PartHead;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads the parts of a form into memory.
final class MultipartReader implements MultipartForm.PartDestination {

    /// One part of a form.
    record Part(PartHead head, ByteArrayOutputStream content) {

        String name() {
            return head.name();
        }

        /// Whether this is a file field without a file, as browsers send it.
        boolean isEmptyFile() {
            return "".equals(head.fileName()) && content.size() == 0;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    private MultipartReader() {}

    /// Reads `multipart/form-data` to its end.
    static List<Part> read(InputStream body, String contentType) {
        var form = new MultipartReader();
        MultipartForm.read(body, contentType, form);
        return form.parts;
    }

    @Override
    public OutputStream of(PartHead head) {
        var part = new Part(head, new ByteArrayOutputStream());
        parts.add(part);
        return part.content();
    }
}
