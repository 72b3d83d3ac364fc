package io.closedloop.absence;

import io.closedloop.calendar.Calendars;
import io.closedloop.engine.Attempts;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Team;
import io.closedloop.staff.Teams;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who is away when, and who does the tasks meanwhile. */
@Service("absences")
public class Absences {

    private final AbsenceTable table;
    private final AbsenceProcess process;
    private final Teams teams;
    private final Calendars calendars;
    private final Attempts attempts;
    private final Refusals refusals;
    private final Clock clock;

    Absences(
            AbsenceTable table,
            AbsenceProcess process,
            Teams teams,
            Calendars calendars,
            Attempts attempts,
            Refusals refusals,
            Clock clock) {
        this.table = table;
        this.process = process;
        this.teams = teams;
        this.calendars = calendars;
        this.attempts = attempts;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Those that last today or are to come, the next first. */
    @Transactional(readOnly = true)
    public List<Absence> current() {
        return table.from(calendars.today());
    }

    /** Those that last today. */
    @Transactional(readOnly = true)
    public List<Absence> today() {
        LocalDate today = calendars.today();
        return table.from(today).stream()
                .filter(absence -> absence.covers(today))
                .toList();
    }

    /**
     * Enters an absence.
     *
     * @throws io.closedloop.refusal.Refusal when it contradicts another, or the deputy cannot stand in
     */
    public Absence enter(EnterAbsence wanted, String by) {
        return attempts.at(() -> {
            table.lock();
            Team team = teams.everybody();
            List<Absence> known = current();
            AbsencePolicy.Fault fault = AbsencePolicy.fault(
                    wanted, calendars.today(), team.areColleagues(wanted.person(), wanted.deputy()), known);
            if (fault != null) {
                throw refused(fault, wanted, team, known);
            }
            long id = table.insert(wanted, by, clock.instant());
            process.absenceEntered(id);
            return table.find(id).orElseThrow();
        });
    }

    /** The person came back before the last day; what is left of the tasks comes back, too. */
    public void endEarly(Absence absence) {
        attempts.at(() -> {
            if (!absence.covers(calendars.today()) || !table.end(absence.id(), clock.instant())) {
                throw refusals.conflict("refusal.absence.lastsNot");
            }
            process.cameBackEarly(absence.id());
            return absence;
        });
    }

    /** Takes back an absence that has not begun. */
    public void delete(Absence absence) {
        attempts.at(() -> {
            if (!absence.firstDay().isAfter(calendars.today())) {
                throw refusals.conflict("refusal.absence.begun");
            }
            process.absenceTakenBack(absence.id());
            table.delete(absence.id());
            return absence;
        });
    }

    /** @throws io.closedloop.refusal.Refusal when there is none */
    @Transactional(readOnly = true)
    public Absence get(long id) {
        return table.find(id).orElseThrow(() -> refusals.notFound("refusal.absence.unknown"));
    }

    /** When it begins, for the model. */
    @Transactional(readOnly = true)
    public Date beginsAt(long id) {
        return Date.from(calendars.startOf(get(id).firstDay()));
    }

    /** When it is over, for the model: as the day after the last one begins. */
    @Transactional(readOnly = true)
    public Date endsAt(long id) {
        return Date.from(calendars.startOf(get(id).lastDay().plusDays(1)));
    }

    private Refusal refused(AbsencePolicy.Fault fault, EnterAbsence wanted, Team team, List<Absence> known) {
        String person = team.name(wanted.person());
        String deputy = team.name(wanted.deputy());
        return switch (fault) {
            case REVERSED -> refusals.invalid("refusal.absence.reversed");
            case OVER -> refusals.invalid("refusal.absence.over");
            case TOO_LONG -> refusals.invalid("refusal.absence.tooLong");
            case SELF -> refusals.invalid("refusal.absence.self");
            case NO_COLLEAGUE -> refusals.invalid("refusal.absence.noColleague", deputy, person);
            case OVERLAPS -> {
                Absence other = Objects.requireNonNull(AbsencePolicy.overlapping(wanted.person(), wanted, known));
                yield refusals.conflict("refusal.absence.overlaps", person, other.firstDay(), other.lastDay());
            }
            case CHAIN -> refusals.conflict("refusal.absence.chain", deputy, person);
            case DEPUTY_ABSENT -> {
                Absence other = Objects.requireNonNull(AbsencePolicy.overlapping(wanted.deputy(), wanted, known));
                yield refusals.conflict("refusal.absence.deputyAbsent", deputy, other.firstDay(), other.lastDay());
            }
        };
    }
}
