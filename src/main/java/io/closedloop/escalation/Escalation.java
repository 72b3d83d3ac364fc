package io.closedloop.escalation;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that reached the department head; the version counts a requirement's escalations. */
@Entity
@Table(name = "escalation")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Escalation extends VersionedDocument {

    /** Why it reached the head. */
    enum Cause {
        DEADLINE_MISSED,
        MAJOR_PROBLEM
    }

    @Enumerated(EnumType.STRING)
    private Cause cause;

    private @Nullable String task;
    private @Nullable String reason;
    private @Nullable String resolution;
    private @Nullable String resolvedBy;
    private @Nullable Instant resolvedAt;

    protected Escalation() {}

    Escalation(
            String key,
            int version,
            String recordedBy,
            Instant recordedAt,
            Cause cause,
            @Nullable String task,
            @Nullable String reason) {
        super(key, version, recordedBy, recordedAt);
        this.cause = cause;
        this.task = task;
        this.reason = reason;
    }

    void resolve(String how, String by, Instant at) {
        resolution = how;
        resolvedBy = by;
        resolvedAt = at;
    }

    Cause cause() {
        return cause;
    }

    @Nullable
    String task() {
        return task;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    String resolution() {
        return resolution;
    }

    @Nullable
    String resolvedBy() {
        return resolvedBy;
    }
}
