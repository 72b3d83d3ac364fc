package io.closedloop.absence;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import io.closedloop.engine.HeldTask;
import io.closedloop.staff.Role;
import io.closedloop.staff.Staff;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people which tasks came to them and why: each once, however many tasks. */
@Component
class Notices {

    /** More are counted in the list of Tasklist; a mail is read on a phone. */
    private static final int NAMED = 50;

    private final Correspondence correspondence;
    private final Staff staff;

    Notices(Correspondence correspondence, Staff staff) {
        this.correspondence = correspondence;
        this.staff = staff;
    }

    /** A deputy has tasks of somebody absent. */
    void toDeputy(String deputy, Absence absence, List<HeldTask> tasks) {
        tell("deputyTasks", absence, deputy, tasks, staff.name(absence.person()), absence.lastDay());
    }

    /** Somebody is back, and has his tasks again. */
    void returned(String formerDeputy, Absence absence, List<HeldTask> tasks) {
        tell("tasksReturned", absence, formerDeputy, tasks, staff.name(absence.person()), "");
    }

    /** Department heads know which tasks the deputy could not get. */
    void withoutDeputy(Absence absence, List<HeldTask> tasks) {
        if (!tasks.isEmpty()) {
            correspondence.tell(
                    about(absence, tasks),
                    Recipient.role(Role.DEPARTMENT_HEAD.id()),
                    "tasksWithoutDeputy",
                    staff.name(absence.person()),
                    staff.name(absence.deputy()),
                    list(tasks));
        }
    }

    /** Somebody got tasks by hand. @param reason only of a single task: a longer notice is about many requirements */
    void handedOver(String receiver, String by, List<HeldTask> tasks, @Nullable String reason) {
        HeldTask first = tasks.get(0);
        String said = tasks.size() > 1 || reason == null ? "" : reason;
        correspondence.tell(
                tasks.size() == 1 ? first.key() : "workload",
                Recipient.person(receiver),
                "tasksHandedOver",
                staff.name(by),
                list(tasks),
                said);
    }

    private void tell(String event, Absence absence, String to, List<HeldTask> tasks, String name, Object until) {
        if (!tasks.isEmpty()) {
            correspondence.tell(about(absence, tasks), Recipient.person(to), event, name, until, list(tasks));
        }
    }

    /** One task is told with its requirement, so that it is erased with it; of several no customer is named. */
    private static String about(Absence absence, List<HeldTask> tasks) {
        return tasks.size() == 1 ? tasks.get(0).key() : absence.key();
    }

    private static String list(List<HeldTask> tasks) {
        String named = tasks.stream()
                .limit(NAMED)
                .map(task -> task.label() + " " + task.key())
                .collect(Collectors.joining(", "));
        return tasks.size() > NAMED ? named + " … (" + tasks.size() + ")" : named;
    }
}
