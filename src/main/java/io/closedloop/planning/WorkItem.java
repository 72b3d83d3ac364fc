package io.closedloop.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A piece of work with one owner; it keeps its identity over the versions of the list. */
@Entity
@Table(name = "planning_work_item")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class WorkItem {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String number;
    private String name;
    private String owner;
    private LocalDate plannedStart;
    private @Nullable LocalDate plannedEnd;

    @Enumerated(EnumType.STRING)
    private @Nullable WorkStatus status;

    private @Nullable LocalDate actualEnd;
    private boolean removed;

    protected WorkItem() {}

    WorkItem(String number, WorkItemPlan plan) {
        this.number = number;
        plan(plan);
    }

    /** Takes a new plan; what is done stays as it was done. */
    final void plan(WorkItemPlan plan) {
        if (!isDone()) {
            name = plan.name();
            owner = plan.owner();
            plannedStart = plan.plannedStart();
            plannedEnd = plan.plannedEnd();
        }
    }

    /** Takes it off the list; its past versions stay readable. */
    void remove() {
        if (isDone()) {
            throw new IllegalStateException("Work item " + id + " is done");
        }
        removed = true;
    }

    void progress(WorkStatus reached, LocalDate on) {
        status = reached;
        actualEnd = reached == WorkStatus.DONE ? on : null;
    }

    boolean isDone() {
        return status == WorkStatus.DONE;
    }

    boolean isOpen() {
        return !removed && !isDone();
    }

    boolean isRemoved() {
        return removed;
    }

    Long id() {
        return Objects.requireNonNull(id);
    }

    String number() {
        return number;
    }

    String name() {
        return name;
    }

    String owner() {
        return owner;
    }

    LocalDate plannedStart() {
        return plannedStart;
    }

    @Nullable
    LocalDate plannedEnd() {
        return plannedEnd;
    }

    @Nullable
    WorkStatus status() {
        return status;
    }

    @Nullable
    LocalDate actualEnd() {
        return actualEnd;
    }
}
