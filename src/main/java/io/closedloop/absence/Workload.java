package io.closedloop.absence;

import io.closedloop.calendar.Calendars;
import io.closedloop.engine.HeldTask;
import io.closedloop.engine.Workloads;
import io.closedloop.engine.Workloads.Load;
import io.closedloop.engine.Workloads.Which;
import io.closedloop.staff.Team;
import io.closedloop.staff.Teams;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows managers who has how much to do. */
@Service
@Transactional(readOnly = true)
public class Workload {

    private static final Load NOTHING = new Load("", 0, 0, 0);

    private final Workloads loads;
    private final Absences absences;
    private final Teams teams;
    private final ObjectProvider<Estimate> estimates;
    private final Calendars calendars;
    private final Clock clock;

    Workload(
            Workloads loads,
            Absences absences,
            Teams teams,
            ObjectProvider<Estimate> estimates,
            Calendars calendars,
            Clock clock) {
        this.loads = loads;
        this.absences = absences;
        this.teams = teams;
        this.estimates = estimates;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * What somebody has.
     *
     * @param days working days that the work items are planned for; null where none is known
     * @param absence that lasts today; null where there is none
     */
    public record OfPerson(
            String id,
            String name,
            Load load,
            @Nullable Long days,
            @Nullable Absence absence,
            @Nullable String deputy) {}

    /** A page of tasks. @param more whether another follows */
    public record Tasks(List<HeldTask> tasks, int page, boolean more) {}

    /** Everybody, by name. */
    public List<OfPerson> people() {
        Team team = teams.everybody();
        Map<String, String> names = team.names();
        Map<String, Load> found = byWho(loads.people(clock.instant(), endOfWeek()));
        Map<String, Absence> away =
                absences.today().stream().collect(Collectors.toMap(Absence::person, Function.identity()));
        Map<String, Long> days = estimates.stream()
                .flatMap(estimate -> estimate.daysLeft().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
        TreeSet<String> strangers = new TreeSet<>(found.keySet());
        strangers.removeAll(names.keySet());
        return Stream.concat(team.members().stream().map(Team.Member::id), strangers.stream())
                .map(id -> {
                    Absence absence = away.get(id);
                    return new OfPerson(
                            id,
                            names.getOrDefault(id, id),
                            found.getOrDefault(id, NOTHING),
                            days.get(id),
                            absence,
                            absence == null ? null : names.getOrDefault(absence.deputy(), absence.deputy()));
                })
                .toList();
    }

    /** What nobody has taken yet, by role. */
    public Map<String, Load> roles() {
        return byWho(loads.roles(clock.instant(), endOfWeek()));
    }

    /** @param page counted from 0 */
    public Tasks ofPerson(String user, Which which, int page) {
        return page(loads.ofPerson(user, which, clock.instant(), endOfWeek(), page), page);
    }

    /** @param page counted from 0 */
    public Tasks ofRole(String role, Which which, int page) {
        return page(loads.ofRole(role, which, clock.instant(), endOfWeek(), page), page);
    }

    private static Tasks page(List<HeldTask> found, int page) {
        return new Tasks(found.stream().limit(Workloads.PAGE).toList(), page, found.size() > Workloads.PAGE);
    }

    private static Map<String, Load> byWho(List<Load> loads) {
        return loads.stream().collect(Collectors.toMap(Load::who, Function.identity()));
    }

    /** Midnight after Sunday. */
    private Instant endOfWeek() {
        LocalDate monday = calendars.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return calendars.startOf(monday);
    }
}
