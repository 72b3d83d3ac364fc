package io.closedloop.delivery;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.AttachmentRefsConverter;
import io.closedloop.document.VersionedDocument;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A version of the deliverables list: one for each round of acceptance. */
@Entity
@Table(name = "delivery_deliverables_list")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class DeliverablesList extends VersionedDocument {

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "delivery_deliverable", joinColumns = @JoinColumn(name = "list_id"))
    @OrderColumn(name = "position")
    @AttributeOverride(name = "version", column = @Column(name = "deliverable_version"))
    private List<Deliverable> deliverables;

    @Convert(converter = AttachmentRefsConverter.class)
    private List<AttachmentRef> files;

    private @Nullable String rectification;

    protected DeliverablesList() {}

    DeliverablesList(
            String number,
            int version,
            String recordedBy,
            Instant recordedAt,
            List<Deliverable> deliverables,
            List<AttachmentRef> files,
            @Nullable String rectification) {
        super(number, version, recordedBy, recordedAt);
        this.deliverables = deliverables;
        this.files = files;
        this.rectification = rectification;
    }

    List<Deliverable> deliverables() {
        return deliverables;
    }

    List<AttachmentRef> files() {
        return files;
    }

    @Nullable
    String rectification() {
        return rectification;
    }

    /** All of it in one line, as the acceptance form names it. */
    String title() {
        return deliverables.stream().map(Deliverable::title).collect(Collectors.joining("、"));
    }
}
