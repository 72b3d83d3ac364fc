package io.closedloop.analysis;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A version of the requirement analysis specification. */
@Entity
@Table(name = "analysis_specification")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class AnalysisSpecification extends VersionedDocument {

    @Embedded
    private AnalyzeRequirement content;

    protected AnalysisSpecification() {}

    AnalysisSpecification(
            String number, int version, String recordedBy, Instant recordedAt, AnalyzeRequirement content) {
        super(number, version, recordedBy, recordedAt);
        this.content = content;
    }

    AnalyzeRequirement content() {
        return content;
    }
}
