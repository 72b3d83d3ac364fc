package io.closedloop.execution;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.document.Sections;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.Fields;
import io.closedloop.planning.Planning;
import io.closedloop.planning.Planning.CurrentItem;
import io.closedloop.planning.WorkItems;
import io.closedloop.planning.WorkStatus;
import io.closedloop.registration.Registration;
import io.closedloop.staff.Authors;
import io.closedloop.staff.Authors.Named;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the agendas of weekly syncs from what is known at the moment. */
@Component
@Transactional(readOnly = true)
class Agendas {

    private static final String KIND = "weekly-sync";
    private static final Set<String> PENDING = Set.of("UNDECIDED", "APPROVED");

    private final WeeklySyncEntries entries;
    private final ProgressUpdates updates;
    private final Planning planning;
    private final WorkItems workItems;
    private final Registration registration;
    private final Documents documents;
    private final Sections sections;
    private final Staff staff;
    private final Authors authors;
    private final Locale language;
    private final Calendars calendars;
    private final Clock clock;

    Agendas(
            WeeklySyncEntries entries,
            ProgressUpdates updates,
            Planning planning,
            WorkItems workItems,
            Registration registration,
            @Lazy Documents documents,
            Sections sections,
            Staff staff,
            Authors authors,
            EngineSettings settings,
            Calendars calendars,
            Clock clock) {
        this.entries = entries;
        this.updates = updates;
        this.planning = planning;
        this.workItems = workItems;
        this.registration = registration;
        this.documents = documents;
        this.sections = sections;
        this.staff = staff;
        this.authors = authors;
        this.language = settings.language();
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The agenda of a project manager in a weekly sync, a part per requirement. */
    List<Agenda> of(String syncKey, String manager) {
        return entries.findBySyncKeyAndRecordedByOrderByNumber(syncKey, manager).stream()
                .map(entry -> agenda(entry.number(), since(entry)))
                .toList();
    }

    private Agenda agenda(String number, Instant since) {
        List<ProgressUpdate> progress = updates.findByNumberOrderByRecordedAtAscIdAsc(number);
        List<CurrentItem> items = planning.current(number);
        List<Agenda.Blocked> blocked = items.stream()
                .filter(item -> item.status() == WorkStatus.BLOCKED)
                .map(item -> blocked(item, progress))
                .toList();
        Named named = authors.about(number, language);
        List<Agenda.Moved> moved = progress.stream()
                .filter(update -> update.recordedAt().isAfter(since))
                .map(update -> moved(update, named))
                .toList();
        List<Agenda.Change> changes = documents.versions(number, "change-request").stream()
                .map(this::change)
                .filter(change -> PENDING.contains(String.valueOf(change.changeStatus())))
                .toList();

        List<Sections.Section> parts = new ArrayList<>();
        parts.add(sections.table(
                "agenda.items", List.of(), KIND, items.stream().map(this::item).toList()));
        if (!blocked.isEmpty()) {
            parts.add(sections.table("agenda.blocked", List.of(), KIND, blocked));
        }
        parts.add(sections.table(
                moved.isEmpty() ? "agenda.nothingMoved" : "agenda.moved",
                List.of(calendars.dayOf(since)),
                KIND,
                moved));
        if (!changes.isEmpty()) {
            parts.add(sections.table("agenda.changes", List.of(), KIND, changes));
        }
        return new Agenda(number, name(number), parts);
    }

    private String name(String number) {
        return registration
                .find(number)
                .map(requirement -> number + " · " + requirement.customerName() + " · " + requirement.description())
                .orElse(number);
    }

    /** When the requirement was on an agenda last, or else a week ago. */
    private Instant since(WeeklySyncEntry entry) {
        return entries.findByNumberOrderByVersion(entry.number()).stream()
                .filter(before -> before.version() == entry.version() - 1)
                .map(WeeklySyncEntry::recordedAt)
                .findFirst()
                .orElseGet(() -> clock.instant().minus(7, ChronoUnit.DAYS));
    }

    private Agenda.Item item(CurrentItem item) {
        LocalDate end = item.plan().plannedEnd();
        boolean overdue = item.status() != WorkStatus.DONE && end.isBefore(calendars.today());
        return new Agenda.Item(
                item.plan().name(),
                staff.name(item.plan().owner()),
                item.status(),
                end,
                overdue ? workingDaysSince(end) : null);
    }

    private Agenda.Blocked blocked(CurrentItem item, List<ProgressUpdate> progress) {
        Predicate<ProgressUpdate> ofItem =
                update -> update.workItemId().equals(item.plan().id());
        ProgressUpdate last = progress.stream()
                .filter(ofItem)
                .reduce((first, second) -> second)
                .orElseThrow();
        LocalDate since = calendars.dayOf(last.recordedAt());
        return new Agenda.Blocked(
                item.plan().name(), staff.name(item.plan().owner()), last.blocker(), since, workingDaysSince(since));
    }

    private Agenda.Moved moved(ProgressUpdate update, Named named) {
        return new Agenda.Moved(
                update.recordedAt(),
                workItems.name(update.workItemId()),
                named.by(update.recordedBy(), update.recordedAt()),
                update.status(),
                Stream.of(update.note(), update.blocker(), update.resolution())
                        .filter(Objects::nonNull)
                        .reduce((first, second) -> first + " · " + second)
                        .orElse(null));
    }

    private Agenda.Change change(Document request) {
        Map<String, @Nullable Object> fields = Fields.of(request.content()).values();
        return new Agenda.Change(
                String.valueOf(fields.get("changeNumber")),
                fields.get("changeDescription"),
                calendars.dayOf(request.recordedAt()),
                Objects.requireNonNull(fields.get("changeStatus")));
    }

    private long workingDaysSince(LocalDate day) {
        return calendars.current().workingDaysAfter(day, calendars.today());
    }
}
