package io.closedloop.planning;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A version of the task breakdown list, as it was planned. */
@Entity
@Table(name = "planning_task_breakdown")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class TaskBreakdown extends VersionedDocument {

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "planning_task_breakdown_item", joinColumns = @JoinColumn(name = "breakdown_id"))
    @OrderColumn(name = "position")
    @AttributeOverride(name = "id", column = @Column(name = "work_item_id"))
    private List<WorkItemPlan> items;

    protected TaskBreakdown() {}

    TaskBreakdown(String number, int version, String recordedBy, Instant recordedAt, List<WorkItemPlan> items) {
        super(number, version, recordedBy, recordedAt);
        this.items = items;
    }

    List<WorkItemPlan> items() {
        return items;
    }
}
