package io.closedloop.document;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of a document: written once, by somebody, at some time; a later version never overwrites it. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // JPA fills the fields
public abstract class VersionedDocument {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String number;
    private int version;
    private String recordedBy;
    private Instant recordedAt;

    protected VersionedDocument() {}

    /** @param number number of the requirement, or the reference of one that has no number yet */
    protected VersionedDocument(String number, int version, String recordedBy, Instant recordedAt) {
        this.number = number;
        this.version = version;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    public @Nullable Long id() {
        return id;
    }

    public String number() {
        return number;
    }

    public int version() {
        return version;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** This version as a document of a kind, with the content that its template shows. */
    public Document as(String kind, Record content) {
        return new Document(kind, number, version, recordedBy, recordedAt, content);
    }
}
