package io.closedloop.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.closedloop.document.Document;
import io.closedloop.document.RowKey;
import io.closedloop.engine.Submission;
import io.closedloop.staff.Staff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the task breakdown list and its work items. */
@Service
@Transactional
public class Planning {

    private final TaskBreakdowns breakdowns;
    private final WorkItemTable items;
    private final Staff staff;

    Planning(TaskBreakdowns breakdowns, WorkItemTable items, Staff staff) {
        this.breakdowns = breakdowns;
        this.items = items;
        this.staff = staff;
    }

    /** Writes the next version of the list: items it does not name are taken off, those done stay as they are. */
    void breakDown(String number, Submission<BreakDownTasks> broken) {
        Map<Long, WorkItem> known = new HashMap<>();
        items.findByNumberOrderById(number).forEach(item -> known.put(item.id(), item));
        List<WorkItemPlan> planned = new ArrayList<>();
        for (WorkItemPlan row : broken.form().workItems()) {
            WorkItem item = row.id() == null ? items.save(new WorkItem(number, row)) : known.remove(row.id());
            Objects.requireNonNull(item).plan(row);
            planned.add(row.withId(item.id()));
        }
        known.values().stream().filter(WorkItem::isOpen).forEach(WorkItem::remove);
        breakdowns.save(new TaskBreakdown(number, breakdowns.nextVersion(number), broken.by(), broken.at(), planned));
    }

    /** Who wrote the newest version of the list: the project manager of the requirement. */
    @Transactional(readOnly = true)
    public Optional<String> manager(String number) {
        List<TaskBreakdown> versions = breakdowns.findByNumberOrderByVersion(number);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.get(versions.size() - 1).recordedBy());
    }

    /** The list as it stands, to be worked on. */
    @Transactional(readOnly = true)
    public List<CurrentItem> current(String number) {
        return listed(number, breakdownVersion(number));
    }

    /** A version of the list, with how its items stand now. */
    @Transactional(readOnly = true)
    public List<CurrentItem> listed(String number, int version) {
        return breakdowns.findByNumberOrderByVersion(number).stream()
                .filter(breakdown -> breakdown.version() == version)
                .flatMap(breakdown -> breakdown.items().stream())
                .map(plan -> new CurrentItem(plan, status(plan)))
                .toList();
    }

    /** The newest version of the list; 0 while there is none. */
    @Transactional(readOnly = true)
    public int breakdownVersion(String number) {
        return breakdowns.countByNumber(number);
    }

    /** A version of the list that there is: the one asked for, else the newest. */
    @Transactional(readOnly = true)
    public int breakdownVersion(String number, @Nullable Integer asked) {
        int newest = breakdownVersion(number);
        return asked == null || asked < 1 || asked > newest ? newest : asked;
    }

    /** What rows would change of a version of the list. */
    @Transactional(readOnly = true)
    public List<BreakdownChange> changes(String number, int version, List<WorkItemPlan> proposed) {
        return breakdowns.findByNumberOrderByVersion(number).stream()
                .filter(breakdown -> breakdown.version() == version)
                .flatMap(breakdown -> BreakdownChange.between(breakdown.items(), proposed, staff::name).stream())
                .toList();
    }

    /** A row of the list with how it stands. */
    public record CurrentItem(WorkItemPlan plan, @Nullable WorkStatus status) {}

    /** @param item id of the one work item to show; null for the whole list */
    @Transactional(readOnly = true)
    List<Document> breakdownDocuments(String number, @Nullable String item) {
        return breakdowns.findByNumberOrderByVersion(number).stream()
                .map(version -> version.as(
                        "task-breakdown",
                        new BreakdownContent(rows(number, version).stream()
                                .filter(row -> item == null || item.equals(String.valueOf(row.workItem())))
                                .toList())))
                .toList();
    }

    /** The rows of the newest version. */
    @Transactional(readOnly = true)
    List<BreakdownRow> newest(String number) {
        return breakdowns.findByNumberOrderByVersion(number).stream()
                .reduce((first, second) -> second)
                .map(version -> rows(number, version))
                .orElse(List.of());
    }

    private List<BreakdownRow> rows(String number, TaskBreakdown version) {
        return version.items().stream().map(plan -> row(number, plan)).toList();
    }

    private BreakdownRow row(String number, WorkItemPlan plan) {
        WorkItem item = items.findById(Objects.requireNonNull(plan.id())).orElseThrow();
        return new BreakdownRow(
                item.id(),
                number,
                plan.name(),
                staff.name(plan.owner()),
                plan.plannedStart(),
                plan.plannedEnd(),
                item.actualEnd(),
                item.status(),
                plan.deliverable(),
                plan.remarks());
    }

    private @Nullable WorkStatus status(WorkItemPlan plan) {
        return items.findById(Objects.requireNonNull(plan.id())).orElseThrow().status();
    }

    /** The task breakdown list. */
    record BreakdownContent(List<BreakdownRow> workItems) {}

    /** The task breakdown list's columns, in the order of its template. */
    record BreakdownRow(
            @RowKey @JsonIgnore Long workItem,
            String requirementNumber,
            String taskName,
            String owner,
            LocalDate plannedStart,
            LocalDate plannedEnd,
            @Nullable LocalDate actualEnd,
            @Nullable WorkStatus status,
            String deliverable,
            @Nullable String remarks) {}
}
