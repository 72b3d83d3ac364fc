package io.closedloop.analysis;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A version of the requirement handling plan. */
@Entity
@Table(name = "analysis_plan")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class HandlingPlan extends VersionedDocument {

    @Embedded
    private PreparePlan content;

    protected HandlingPlan() {}

    HandlingPlan(String number, int version, String recordedBy, Instant recordedAt, PreparePlan content) {
        super(number, version, recordedBy, recordedAt);
        this.content = content;
    }

    PreparePlan content() {
        return content;
    }
}
