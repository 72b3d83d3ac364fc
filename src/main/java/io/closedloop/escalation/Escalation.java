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

    @Enumerated(EnumType.STRING)
    private @Nullable Severity severity;

    private @Nullable String reason;
    private @Nullable Instant raisedFurtherAt;
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
            @Nullable Severity severity,
            @Nullable String reason) {
        super(key, version, recordedBy, recordedAt);
        this.cause = cause;
        this.task = task;
        this.severity = severity;
        this.reason = reason;
    }

    /** It stayed without an answer and went to the next level. */
    void raiseFurther(Instant at) {
        raisedFurtherAt = at;
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
    Severity severity() {
        return severity;
    }

    @Nullable
    Instant raisedFurtherAt() {
        return raisedFurtherAt;
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

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }
}
