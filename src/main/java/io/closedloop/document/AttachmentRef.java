package io.closedloop.document;

import java.util.UUID;

/**
 * A stored file, as forms and documents name it.
 *
 * @param name file name; what a form submits is not trusted, {@link Attachments#named} gives the stored one
 * @param size in bytes
 */
public record AttachmentRef(UUID id, String name, long size) {

    /** With the address it is read at, for screens. */
    public Linked of(String owner) {
        return new Linked(id, name, size, "/api/requirements/" + owner + "/attachments/" + id);
    }

    /** A stored file with the address it is read at. */
    public record Linked(UUID id, String name, long size, String href) {}
}
