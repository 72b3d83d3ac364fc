package io.closedloop.absence;

import io.closedloop.absence.DeputyPolicy.Candidate;
import io.closedloop.absence.DeputyPolicy.Obstacle;
import io.closedloop.absence.DeputyPolicy.Way;
import io.closedloop.absence.Handover.Cause;
import io.closedloop.engine.CurrentUser;
import io.closedloop.engine.HeldTask;
import io.closedloop.engine.HeldTasks;
import io.closedloop.engine.OwnWorks;
import io.closedloop.engine.Receivers;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Team;
import io.closedloop.staff.Teams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives the tasks of whoever is absent to the deputy, and back. */
@Service
@Transactional
class Deputies implements Receivers {

    private final Absences absences;
    private final HeldTasks tasks;
    private final OwnWorks ownWorks;
    private final Teams teams;
    private final HandoverLog log;
    private final Notices notices;
    private final Refusals refusals;

    Deputies(
            Absences absences,
            HeldTasks tasks,
            OwnWorks ownWorks,
            Teams teams,
            HandoverLog log,
            Notices notices,
            Refusals refusals) {
        this.absences = absences;
        this.tasks = tasks;
        this.ownWorks = ownWorks;
        this.teams = teams;
        this.log = log;
        this.notices = notices;
        this.refusals = refusals;
    }

    /**
     * A task that is given to somebody absent goes on to the deputy, and of somebody who left to whoever took over from him;
     * nobody gets his own work to judge.
     */
    @Override
    public Receiver receiver(HeldTask given, String by) {
        String named = String.valueOf(given.assignee());
        boolean claimed = named.equals(by);
        String assignee = claimed
                ? named
                : log.successor(given)
                        .filter(successor -> teams.everybody().roles(named).isEmpty())
                        .orElse(named);
        List<Absence> today = claimed ? List.of() : absences.today();
        Absence absence = of(assignee, today).orElse(null);
        if (absence == null) {
            check(given, assignee, by);
            return new Receiver(assignee, given.owner());
        }
        Decision decision =
                decide(List.of(given), assignee, today, teams.everybody()).get(0);
        String deputy = decision.receiver();
        // a task that comes back every day is told once, as to its owner
        if (decision.way() == Way.TO_DEPUTY && deputy != null && log.knows(given, deputy, absence.enteredAt())) {
            log.put(given, deputy, Cause.ABSENCE, CurrentUser.SYSTEM, null);
        } else {
            note(absence, List.of(decision));
        }
        return new Receiver(deputy, decision.owner());
    }

    @Override
    public void check(HeldTask task, String to, String by) {
        Set<String> authors = ownWorks.authors(List.of(task), to.equals(by)).getOrDefault(task.id(), Set.of());
        if (authors.contains(to) && !by.equals(CurrentUser.SYSTEM)) {
            throw refusals.forbidden("refusal.handover.ownWork");
        }
    }

    /** Where a task of somebody absent goes. */
    private record Decision(
            HeldTask task,
            Way way,
            @Nullable String receiver,
            @Nullable String owner) {}

    /** An absence begins: everything the person has goes to the deputy. */
    void handOver(long id) {
        Absence absence = absences.get(id);
        List<Absence> today = absences.today();
        if (today.stream().noneMatch(each -> each.id() == id)) {
            return; // nobody ran this in time
        }
        List<HeldTask> held = tasks.assignedTo(absence.person());
        List<Decision> decisions = decide(held, absence.person(), today, teams.everybody());
        decisions.stream()
                .filter(decision -> decision.way() != Way.STAYS)
                .forEach(decision -> tasks.move(decision.task(), decision.receiver(), decision.owner()));
        note(absence, decisions);
    }

    /** An absence is over: what is the person's alone comes back; what is the role's stays with who has it. */
    void giveBack(long id) {
        Absence absence = absences.get(id);
        String person = absence.person();
        List<Absence> today = absences.today();
        Map<String, List<HeldTask>> returned = new TreeMap<>();
        Optional<String> still = DeputyPolicy.deputy(person, today);
        for (HeldTask task : tasks.ownedBy(person)) {
            String deputy = task.assignee();
            String receiver = still.orElse(person);
            if (task.roles().isEmpty() && deputy != null && !receiver.equals(deputy)) {
                tasks.move(task, receiver, receiver.equals(person) ? null : person);
                log.put(task, receiver, Cause.RETURN, CurrentUser.SYSTEM, null);
                returned.computeIfAbsent(deputy, user -> new ArrayList<>()).add(task);
            }
        }
        returned.forEach((deputy, back) -> notices.returned(deputy, absence, back));
    }

    private List<Decision> decide(List<HeldTask> held, String absent, List<Absence> today, Team team) {
        String deputy = DeputyPolicy.deputy(absent, today).orElse(null);
        Map<String, Set<String>> authors = ownWorks.authors(held, false);
        return held.stream()
                .map(task -> {
                    Obstacle obstacle = deputy == null
                            ? Obstacle.ABSENT
                            : DeputyPolicy.obstacle(
                                    task,
                                    new Candidate(
                                            deputy,
                                            team.roles(deputy),
                                            team.areColleagues(absent, deputy),
                                            false,
                                            authors.getOrDefault(task.id(), Set.of())
                                                    .contains(deputy)));
                    return decision(task, DeputyPolicy.way(task, obstacle), deputy);
                })
                .toList();
    }

    private static Decision decision(HeldTask task, Way way, @Nullable String deputy) {
        return switch (way) {
            case TO_DEPUTY -> new Decision(task, way, deputy, DeputyPolicy.owner(task, deputy));
            case BACK_TO_ROLE -> new Decision(task, way, null, null);
            case STAYS -> new Decision(task, way, task.assignee(), task.owner());
        };
    }

    /** Keeps and tells where they went. */
    private void note(Absence absence, List<Decision> decisions) {
        decisions.stream()
                .filter(decision -> decision.way() != Way.STAYS)
                .forEach(decision ->
                        log.put(decision.task(), decision.receiver(), Cause.ABSENCE, CurrentUser.SYSTEM, null));
        decisions.stream()
                .filter(decision -> decision.way() == Way.TO_DEPUTY)
                .map(Decision::receiver)
                .findFirst()
                .ifPresent(deputy -> notices.toDeputy(deputy, absence, tasks(decisions, true)));
        notices.withoutDeputy(absence, tasks(decisions, false));
    }

    private static List<HeldTask> tasks(List<Decision> decisions, boolean deputy) {
        return decisions.stream()
                .filter(decision -> (decision.way() == Way.TO_DEPUTY) == deputy)
                .map(Decision::task)
                .toList();
    }

    private static Optional<Absence> of(String person, List<Absence> today) {
        return today.stream().filter(absence -> absence.person().equals(person)).findFirst();
    }
}
