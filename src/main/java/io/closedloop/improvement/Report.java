package io.closedloop.improvement;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a month's report. Its figures are stored as they were counted and never change; it is a draft until it
 * is frozen.
 */
@Entity
@Table(name = "improvement_report")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Report extends VersionedDocument {

    private @Nullable String commonProblems;
    private @Nullable String suggestions;
    private @Nullable String writtenBy;
    private @Nullable String reportNumber;
    private @Nullable Instant frozenAt;
    private @Nullable String sha256;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "improvement_report_figure", joinColumns = @JoinColumn(name = "report_id"))
    @OrderColumn(name = "position")
    private List<FigureValue> figures = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "improvement_report_difference", joinColumns = @JoinColumn(name = "report_id"))
    @OrderColumn(name = "position")
    private List<Difference> differences = new ArrayList<>();

    protected Report() {}

    Report(int version, String recordedBy, Instant countedAt, Figures counted, List<Difference> since) {
        super(counted.month().toString(), version, recordedBy, countedAt);
        figures.addAll(counted.values());
        differences.addAll(since);
    }

    void write(String problems, String proposed, String by) {
        commonProblems = problems;
        suggestions = proposed;
        writtenBy = by;
    }

    /** Gives it its number, such as {@code 202610-R01}. */
    void assignNumber() {
        reportNumber = "%s-R%02d".formatted(number().replace("-", ""), version());
    }

    void freeze(Instant at, String sha) {
        frozenAt = at;
        sha256 = sha;
    }

    YearMonth month() {
        return YearMonth.parse(number());
    }

    boolean isFrozen() {
        return frozenAt != null;
    }

    Figures figures() {
        return new Figures(month(), figures);
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    @Nullable
    String commonProblems() {
        return commonProblems;
    }

    @Nullable
    String suggestions() {
        return suggestions;
    }

    /** User id of whoever wrote it; of whoever started it until then. */
    String author() {
        return writtenBy == null ? recordedBy() : writtenBy;
    }

    @Nullable
    String reportNumber() {
        return reportNumber;
    }

    @Nullable
    Instant frozenAt() {
        return frozenAt;
    }

    @Nullable
    String sha256() {
        return sha256;
    }
}
