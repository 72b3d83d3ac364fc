package io.closedloop.execution;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.closedloop.calendar.Calendars;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import io.closedloop.execution.ExecutionProcess.MissingReport;
import io.closedloop.planning.Planning;
import io.closedloop.planning.WorkItems;
import io.closedloop.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks owners for the progress they did not report, and tells who manages them when they stay silent. */
@Service("dailyProgress")
@Transactional
public class DailyProgress {

    private record OwnerOfRequirement(String number, String owner) implements Comparable<OwnerOfRequirement> {

        @Override
        public int compareTo(OwnerOfRequirement other) {
            int byNumber = number.compareTo(other.number);
            return byNumber == 0 ? owner.compareTo(other.owner) : byNumber;
        }
    }

    private final ExecutionProcess process;
    private final WorkItems items;
    private final Planning planning;
    private final Correspondence correspondence;
    private final Staff staff;
    private final Calendars calendars;
    private final ExecutionSettings settings;

    DailyProgress(
            ExecutionProcess process,
            WorkItems items,
            Planning planning,
            Correspondence correspondence,
            Staff staff,
            Calendars calendars,
            ExecutionSettings settings) {
        this.process = process;
        this.items = items;
        this.planning = planning;
        this.correspondence = correspondence;
        this.staff = staff;
        this.calendars = calendars;
        this.settings = settings;
    }

    /** When it is due, for the model. */
    public String schedule() {
        return Calendars.dailyAt(settings.dailyProgress().at());
    }

    /** Whether anybody has to report today. */
    public boolean isWorkingDay() {
        return calendars.isWorkingDay();
    }

    /** Reminds every owner without a report today; on the second silent working day the project manager is told. */
    void remindSilentOwners() {
        List<MissingReport> missing =
                process.missing(calendars.startOf(calendars.today().plusDays(1)));
        byOwner(missing)
                .forEach((of, reports) -> correspondence.tell(
                        of.number(), Recipient.person(of.owner()), "dailyProgress", of.number(), names(reports)));
        // told once: each further day of the same silence is the deadline's to escalate
        List<MissingReport> again =
                missing.stream().filter(report -> silentDaysBefore(report) == 1).toList();
        byOwner(again)
                .forEach((of, reports) -> planning.manager(of.number())
                        .ifPresent(manager -> correspondence.tell(
                                of.number(),
                                Recipient.person(manager),
                                "silentOwner",
                                of.number(),
                                staff.name(of.owner()),
                                names(reports))));
    }

    private static Map<OwnerOfRequirement, List<MissingReport>> byOwner(List<MissingReport> reports) {
        return reports.stream()
                .collect(groupingBy(
                        report -> new OwnerOfRequirement(report.number(), report.owner()), TreeMap::new, toList()));
    }

    private String names(List<MissingReport> reports) {
        return reports.stream()
                .map(report -> items.name(report.workItem()))
                .sorted()
                .collect(joining(" / "));
    }

    /** How many working days passed in silence before today. */
    private long silentDaysBefore(MissingReport report) {
        return calendars.current().workingDaysAfter(calendars.dayOf(report.dueAt()), calendars.today());
    }
}
