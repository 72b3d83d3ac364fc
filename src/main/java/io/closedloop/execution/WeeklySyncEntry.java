package io.closedloop.execution;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A requirement on a project manager's agenda of a weekly sync, and what came of it. */
@Entity
@Table(name = "execution_weekly_sync")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class WeeklySyncEntry extends VersionedDocument {

    private String syncKey;
    private @Nullable String minutes;
    private @Nullable Instant heldAt;

    @ElementCollection
    @CollectionTable(name = "execution_weekly_sync_decision", joinColumns = @JoinColumn(name = "sync_id"))
    @OrderColumn(name = "position")
    @Column(name = "decision")
    private List<String> decisions = new ArrayList<>();

    protected WeeklySyncEntry() {}

    /** @param syncKey business key of the weekly sync */
    WeeklySyncEntry(String number, int version, String manager, Instant preparedAt, String syncKey) {
        super(number, version, manager, preparedAt);
        this.syncKey = syncKey;
    }

    void record(String minutes, List<String> decisions, Instant at) {
        this.minutes = minutes;
        this.decisions = new ArrayList<>(decisions);
        heldAt = at;
    }

    @Nullable
    String minutes() {
        return minutes;
    }

    @Nullable
    Instant heldAt() {
        return heldAt;
    }

    List<String> decisions() {
        return decisions;
    }
}
