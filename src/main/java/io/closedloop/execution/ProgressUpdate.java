package io.closedloop.execution;

import io.closedloop.document.VersionedDocument;
import io.closedloop.planning.WorkStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of the progress record. */
@Entity
@Table(name = "execution_progress_update")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ProgressUpdate extends VersionedDocument {

    private Long workItemId;

    @Enumerated(EnumType.STRING)
    private WorkStatus status;

    private @Nullable String note;
    private @Nullable String blocker;
    private @Nullable String resolution;

    protected ProgressUpdate() {}

    ProgressUpdate(
            String number,
            int version,
            String recordedBy,
            Instant recordedAt,
            Long workItemId,
            WorkStatus status,
            @Nullable String note,
            @Nullable String blocker,
            @Nullable String resolution) {
        super(number, version, recordedBy, recordedAt);
        this.workItemId = workItemId;
        this.status = status;
        this.note = note;
        this.blocker = blocker;
        this.resolution = resolution;
    }

    Long workItemId() {
        return workItemId;
    }

    WorkStatus status() {
        return status;
    }

    @Nullable
    String note() {
        return note;
    }

    @Nullable
    String blocker() {
        return blocker;
    }

    @Nullable
    String resolution() {
        return resolution;
    }
}
