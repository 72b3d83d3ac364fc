package io.closedloop.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored file.
 *
 * @param mediaType judged by content, not by what the sender said
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal
 * @param owner number or reference of the requirement it belongs to; null until a form names it
 */
public record Attachment(
        UUID id,
        String name,
        String mediaType,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable String owner) {

    public AttachmentRef ref() {
        return new AttachmentRef(id, name, size);
    }
}
