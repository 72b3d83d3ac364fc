package io.closedloop.archive;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A document version that the archive holds. */
@Embeddable
public record FiledDocument(
        String kind, @Column(name = "document_version") int version, String writtenBy, Instant writtenAt) {}
