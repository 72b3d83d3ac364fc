package io.closedloop.planning;

import io.closedloop.engine.Fields;
import io.closedloop.engine.Problems;
import io.closedloop.engine.TaskContext;
import io.closedloop.staff.Person;
import io.closedloop.staff.Role;
import io.closedloop.staff.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What forms that edit a task breakdown have in common. */
@Component
public class BreakdownForms {

    private final Planning planning;
    private final Staff staff;

    BreakdownForms(Planning planning, Staff staff) {
        this.planning = planning;
        this.staff = staff;
    }

    /** The people who may own work items, for a new list. */
    public Fields people() {
        return Fields.none().with("people", members());
    }

    /** The list as it stands, to be edited. */
    public Fields current(String number) {
        return rows(
                planning.current(number).stream()
                        .map(Planning.CurrentItem::plan)
                        .toList(),
                number);
    }

    /** Other rows to go on from, with how those of them stand that are known. */
    public Fields rows(List<WorkItemPlan> plans, String number) {
        Map<Long, WorkStatus> known = new HashMap<>();
        planning.current(number).forEach(item -> {
            if (item.status() != null) {
                known.put(Objects.requireNonNull(item.plan().id()), item.status());
            }
        });
        return people().with(
                        "workItems",
                        plans.stream()
                                .map(plan -> Fields.of(plan)
                                        .with("status", plan.id() == null ? null : known.get(plan.id()))
                                        .values())
                                .toList());
    }

    /** Checks rows against the list as it stands. */
    public void check(List<WorkItemPlan> workItems, TaskContext context, Problems problems) {
        check(workItems, planning.breakdownVersion(context.number()), context, problems);
    }

    /** Checks rows against a version of the list. */
    public void check(List<WorkItemPlan> workItems, int version, TaskContext context, Problems problems) {
        List<Planning.CurrentItem> current = planning.listed(context.number(), version);
        List<Long> done = WorkItemPolicy.done(current);
        List<String> owners = members().stream().map(Person::id).toList();
        for (int index = 0; index < workItems.size(); index++) {
            WorkItemPlan item = workItems.get(index);
            if (item.plannedEnd().isBefore(item.plannedStart())) {
                problems.add("workItems", index + 1, "plannedEnd", "refusal.date.order", item.plannedStart());
            }
            // who did it may have left since
            if (!owners.contains(item.owner()) && !done.contains(item.id())) {
                problems.add("workItems", index + 1, "owner", "refusal.planning.owner", item.owner());
            }
        }
        WorkItemPolicy.check(workItems, current, problems);
    }

    private List<Person> members() {
        return staff.members(Role.EXECUTION_TEAM);
    }
}
