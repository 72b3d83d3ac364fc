package io.closedloop.absence;

import io.closedloop.absence.DeputyPolicy.Candidate;
import io.closedloop.absence.DeputyPolicy.Obstacle;
import io.closedloop.absence.Handover.Cause;
import io.closedloop.engine.Attempts;
import io.closedloop.engine.HeldTask;
import io.closedloop.engine.HeldTasks;
import io.closedloop.engine.OpenTasks;
import io.closedloop.engine.OwnWorks;
import io.closedloop.refusal.Fault;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Role;
import io.closedloop.staff.Team;
import io.closedloop.staff.Teams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands tasks over by hand: one's own, or as the manager anybody's; all of them or none. */
@Service
public class HandOver {

    /** As many as a page shows. */
    public static final int MOST = 50;

    private static final int REASON = 500;

    private final HeldTasks tasks;
    private final OpenTasks visible;
    private final Absences absences;
    private final OwnWorks ownWorks;
    private final Teams teams;
    private final HandoverLog log;
    private final Notices notices;
    private final Attempts attempts;
    private final Refusals refusals;

    HandOver(
            HeldTasks tasks,
            OpenTasks visible,
            Absences absences,
            OwnWorks ownWorks,
            Teams teams,
            HandoverLog log,
            Notices notices,
            Attempts attempts,
            Refusals refusals) {
        this.tasks = tasks;
        this.visible = visible;
        this.absences = absences;
        this.ownWorks = ownWorks;
        this.teams = teams;
        this.log = log;
        this.notices = notices;
        this.attempts = attempts;
        this.refusals = refusals;
    }

    /** Whether members of these groups hand over what others have. */
    public static boolean manages(List<String> groups) {
        return groups.contains(Role.DEPARTMENT_HEAD.id());
    }

    /**
     * An open task that somebody may hand over: his own, or as the manager anybody's.
     *
     * @throws io.closedloop.refusal.Refusal when there is none, or he may not
     */
    @Transactional(readOnly = true)
    public HeldTask handable(String id, String user, List<String> groups) {
        Optional<HeldTask> found = tasks.find(id);
        if (found.isPresent() && (manages(groups) || user.equals(found.get().assignee()))) {
            return found.get();
        }
        visible.visible(id); // or else there is no such task for him
        throw refusals.forbidden("refusal.handover.notYours");
    }

    /** Who may get a task, by name. */
    @Transactional(readOnly = true)
    public List<Team.Member> receivers(HeldTask task) {
        Team team = teams.everybody();
        Facts facts = facts(List.of(task), team);
        return team.members().stream()
                .filter(member -> facts.obstacle(task, member.id()) == null)
                .toList();
    }

    /**
     * Gives tasks to people, in turn where there are several.
     *
     * @param ids of the tasks
     * @param to user ids
     * @throws io.closedloop.refusal.Refusal with a sentence for each task that cannot be given; then none is
     */
    public void give(List<String> ids, List<String> to, @Nullable String reason, String by) {
        String said = reason == null || reason.isBlank() ? null : reason.strip();
        if (ids.isEmpty() || ids.size() > MOST) {
            throw refusals.invalid("refusal.handover.tasks", MOST);
        }
        if (to.isEmpty()) {
            throw refusals.invalid("refusal.handover.nobody");
        }
        if (said != null && said.length() > REASON) {
            throw refusals.invalid("refusal.handover.reason", REASON);
        }
        attempts.at(() -> give(new LinkedHashSet<>(ids), List.copyOf(new LinkedHashSet<>(to)), said, by));
    }

    private Map<String, List<HeldTask>> give(Set<String> ids, List<String> to, @Nullable String reason, String by) {
        List<HeldTask> open = tasks.all(ids);
        if (open.size() < ids.size()) {
            throw refusals.conflict("refusal.handover.gone", ids.size() - open.size());
        }
        Facts facts = facts(open, teams.everybody());
        Map<String, List<HeldTask>> given = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        int turn = 0;
        for (HeldTask task : open) {
            String receiver = facts.next(task, to, turn);
            if (receiver == null) {
                faults.add(new Fault(task.id(), sentence(task, to, facts)));
            } else {
                given.computeIfAbsent(receiver, user -> new ArrayList<>()).add(task);
                turn = (to.indexOf(receiver) + 1) % to.size();
            }
        }
        if (!faults.isEmpty()) {
            throw refusals.faulty(faults);
        }
        given.forEach((receiver, some) -> {
            some.forEach(task -> {
                tasks.move(task, receiver, receiver.equals(task.owner()) ? null : task.owner());
                log.put(task, receiver, Cause.BY_HAND, by, reason);
            });
            if (!receiver.equals(by)) {
                notices.handedOver(receiver, by, some, reason);
            }
        });
        return given;
    }

    private Facts facts(List<HeldTask> held, Team team) {
        Set<String> absent = absences.today().stream().map(Absence::person).collect(Collectors.toSet());
        return new Facts(team, absent, ownWorks.authors(held, false));
    }

    /** What decides who may get which task. */
    private record Facts(Team team, Set<String> absent, Map<String, Set<String>> authors) {

        @Nullable
        Obstacle obstacle(HeldTask task, String user) {
            String holder = task.owner() == null ? task.assignee() : task.owner();
            return DeputyPolicy.obstacle(
                    task,
                    new Candidate(
                            user,
                            team.roles(user),
                            holder != null && (team.roles(holder).isEmpty() || team.areColleagues(holder, user)),
                            absent.contains(user),
                            authors.getOrDefault(task.id(), Set.of()).contains(user)));
        }

        /** The next in turn who may get it; null where nobody may. */
        @Nullable
        String next(HeldTask task, List<String> to, int turn) {
            for (int i = 0; i < to.size(); i++) {
                String candidate = to.get((turn + i) % to.size());
                if (obstacle(task, candidate) == null) {
                    return candidate;
                }
            }
            return null;
        }
    }

    private String sentence(HeldTask task, List<String> to, Facts facts) {
        String why = to.stream()
                .map(user -> why(facts.team().name(user), facts.obstacle(task, user)))
                .collect(Collectors.joining(" "));
        return refusals.text("refusal.handover.refused", task.name(), task.key(), why);
    }

    private String why(String name, @Nullable Obstacle obstacle) {
        return obstacle == null
                ? ""
                : switch (obstacle) {
                    case HAS_IT -> refusals.text("refusal.handover.hasIt", name);
                    case ABSENT -> refusals.text("refusal.handover.absent", name);
                    case NO_ROLE -> refusals.text("refusal.handover.noRole", name);
                    case OWN_WORK -> refusals.text("refusal.handover.judgesOwnWork", name);
                };
    }
}
