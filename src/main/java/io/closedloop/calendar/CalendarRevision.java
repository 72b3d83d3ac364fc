package io.closedloop.calendar;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A calendar file that was proposed; it takes effect when it is applied, and stays readable for ever. */
@Entity
@Table(name = "calendar_revision")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class CalendarRevision {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String fileName;
    private String sha256;
    private String format;
    private String years;
    private String proposedBy;
    private Instant proposedAt;
    private @Nullable Integer position;
    private @Nullable String appliedBy;
    private @Nullable Instant appliedAt;
    private @Nullable Integer moved;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "calendar_day", joinColumns = @JoinColumn(name = "revision_id"))
    @AttributeOverride(name = "date", column = @Column(name = "on_date"))
    @OrderBy("date")
    private List<StoredDay> days;

    protected CalendarRevision() {}

    CalendarRevision(String fileName, String sha256, CalendarFile file, String by, Instant at) {
        this.fileName = fileName;
        this.sha256 = sha256;
        this.format = file.format();
        this.years = file.years().stream().map(String::valueOf).collect(Collectors.joining(","));
        this.days = file.days().stream().map(StoredDay::of).toList();
        this.proposedBy = by;
        this.proposedAt = at;
    }

    void apply(int next, String by, Instant at, int deadlines) {
        position = next;
        appliedBy = by;
        appliedAt = at;
        moved = deadlines;
    }

    CalendarFile file() {
        return new CalendarFile(
                format,
                Arrays.stream(years.split(",")).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                days.stream().map(StoredDay::day).toList());
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    String fileName() {
        return fileName;
    }

    /** Its place among those that took effect. */
    int position() {
        return Objects.requireNonNull(position);
    }

    boolean isApplied() {
        return position != null;
    }

    CalendarNews news() {
        return new CalendarNews(
                id(), fileName, sha256, years.replace(",", ", "), proposedBy, proposedAt, appliedBy, appliedAt, moved);
    }
}
