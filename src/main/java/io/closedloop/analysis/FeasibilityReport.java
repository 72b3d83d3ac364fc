package io.closedloop.analysis;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of the feasibility assessment report. */
@Entity
@Table(name = "analysis_feasibility")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class FeasibilityReport extends VersionedDocument {

    @Embedded
    private AssessFeasibility content;

    private @Nullable String answerToCustomer;

    protected FeasibilityReport() {}

    FeasibilityReport(String number, int version, String recordedBy, Instant recordedAt, AssessFeasibility content) {
        super(number, version, recordedBy, recordedAt);
        this.content = content;
    }

    AssessFeasibility content() {
        return content;
    }

    void answerCustomer(String message) {
        answerToCustomer = message;
    }

    @Nullable
    String answerToCustomer() {
        return answerToCustomer;
    }
}
