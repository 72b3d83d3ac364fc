package io.closedloop.support;

import io.closedloop.document.Attachment;
import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Scans of stamped documents, as somebody uploads them before a form names them. */
@Component
public class Scans {

    private final Attachments attachments;

    Scans(Attachments attachments) {
        this.attachments = attachments;
    }

    /** @param uploader user id, or the word for a door */
    public AttachmentRef uploadedBy(String uploader) {
        byte[] content = ("%PDF-1.7\n% 盖章 " + uploader + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        try {
            Attachment stored = attachments.store("盖章扫描件.pdf", new ByteArrayInputStream(content), uploader);
            return new AttachmentRef(stored.id(), stored.name(), stored.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as a field of a form. */
    public Object field(String uploader) {
        AttachmentRef scan = uploadedBy(uploader);
        return Inputs.json(
                "{\"id\":\"%s\",\"name\":\"%s\",\"size\":%d}".formatted(scan.id(), scan.name(), scan.size()));
    }
}
