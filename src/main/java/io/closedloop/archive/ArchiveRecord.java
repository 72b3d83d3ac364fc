package io.closedloop.archive;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A requirement's place in the archive: its number, the archive date, and every document version it holds. */
@Entity
@Table(name = "archive_record")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ArchiveRecord extends VersionedDocument {

    private @Nullable String remarks;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "archive_record_document", joinColumns = @JoinColumn(name = "record_id"))
    @OrderColumn(name = "position")
    private List<FiledDocument> documents = new ArrayList<>();

    protected ArchiveRecord() {}

    ArchiveRecord(String number, String recordedBy, Instant recordedAt, @Nullable String remarks) {
        super(number, 1, recordedBy, recordedAt);
        this.remarks = remarks;
    }

    void file(List<FiledDocument> filed) {
        documents.clear();
        documents.addAll(filed);
    }

    @Nullable
    String remarks() {
        return remarks;
    }

    List<FiledDocument> documents() {
        return documents;
    }
}
