package io.closedloop.absence;

import io.closedloop.engine.HeldTask;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may have whose tasks. */
final class DeputyPolicy {

    /** Why somebody may not have a task. */
    enum Obstacle {
        HAS_IT,
        ABSENT,
        NO_ROLE,
        OWN_WORK
    }

    /** Where a task of somebody absent goes. */
    enum Way {
        TO_DEPUTY,
        BACK_TO_ROLE,
        STAYS
    }

    /**
     * Somebody who might get a task.
     *
     * @param roles ids of his roles
     * @param colleague whether he has a role in common with who has the task, or who has it has none any more
     * @param absent whether he is away today
     * @param author whether the task would be to judge his own work
     */
    record Candidate(String user, Set<String> roles, boolean colleague, boolean absent, boolean author) {}

    private DeputyPolicy() {}

    /** Whoever is present at the end of the chain of deputies; empty where it leads back, or nobody is absent. */
    static Optional<String> deputy(String person, Collection<Absence> today) {
        Set<String> passed = new HashSet<>(Set.of(person));
        String at = person;
        while (true) {
            String absent = at;
            Optional<String> next = today.stream()
                    .filter(absence -> absence.person().equals(absent))
                    .map(Absence::deputy)
                    .findFirst();
            if (next.isEmpty()) {
                return at.equals(person) ? Optional.empty() : Optional.of(at);
            }
            at = next.get();
            if (!passed.add(at)) {
                return Optional.empty();
            }
        }
    }

    /** What is in the way of giving a task to somebody; null where nothing is. */
    static @Nullable Obstacle obstacle(HeldTask task, Candidate candidate) {
        if (candidate.user().equals(task.assignee())) {
            return Obstacle.HAS_IT;
        }
        if (candidate.absent()) {
            return Obstacle.ABSENT;
        }
        boolean fits = task.roles().isEmpty()
                ? candidate.colleague()
                : task.roles().stream().anyMatch(candidate.roles()::contains);
        if (!fits) {
            return Obstacle.NO_ROLE;
        }
        return candidate.author() ? Obstacle.OWN_WORK : null;
    }

    /** @param obstacle of the deputy; null where there is none */
    static Way way(HeldTask task, @Nullable Obstacle obstacle) {
        if (obstacle == null) {
            return Way.TO_DEPUTY;
        }
        return task.roles().isEmpty() ? Way.STAYS : Way.BACK_TO_ROLE;
    }

    /** Whose a task is from then on: the one for whom the new assignee does it; null where it is his own. */
    static @Nullable String owner(HeldTask task, @Nullable String assignee) {
        String owner = task.owner() == null ? task.assignee() : task.owner();
        return assignee == null || assignee.equals(owner) ? null : owner;
    }
}
