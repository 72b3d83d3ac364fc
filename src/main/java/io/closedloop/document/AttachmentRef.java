package io.closedloop.document;

import java.util.UUID;

/**
 * A stored file, as forms and documents name it.
 *
 * @param name file name; what a form submits is not trusted, {@link Attachments#named} gives the stored one
 * @param size in bytes
 */
public record AttachmentRef(UUID id, String name, long size) {}
