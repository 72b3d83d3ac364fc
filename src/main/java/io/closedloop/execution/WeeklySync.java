package io.closedloop.execution;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.Document;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.Submission;
import io.closedloop.planning.Planning;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RequirementSummary;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls every project manager with running requirements to a weekly sync and keeps what came of it. */
@Service("weeklySync")
@Transactional
@EnableConfigurationProperties(ExecutionSettings.class)
public class WeeklySync {

    private final WeeklySyncEntries entries;
    private final ExecutionProcess process;
    private final Registration registration;
    private final Planning planning;
    private final Staff staff;
    private final Calendars calendars;
    private final ExecutionSettings settings;
    private final MessageSource texts;
    private final Locale language;
    private final Clock clock;

    WeeklySync(
            WeeklySyncEntries entries,
            ExecutionProcess process,
            Registration registration,
            Planning planning,
            Staff staff,
            Calendars calendars,
            ExecutionSettings settings,
            MessageSource texts,
            EngineSettings engine,
            Clock clock) {
        this.entries = entries;
        this.process = process;
        this.registration = registration;
        this.planning = planning;
        this.staff = staff;
        this.calendars = calendars;
        this.settings = settings;
        this.texts = texts;
        this.language = engine.language();
        this.clock = clock;
    }

    /** When it is due, for the model. */
    public String schedule() {
        return settings.weeklySync().schedule();
    }

    /** Whether it can be held today. */
    public boolean isWorkingDay() {
        return calendars.isWorkingDay();
    }

    /** The same time of day on the next working day. */
    public Date nextWorkingDay() {
        return Date.from(calendars.nextWorkingDayAt(schedule()));
    }

    /**
     * Puts every running requirement on the agenda of its project manager.
     *
     * @return what the sync is called
     */
    Announced prepare() {
        Instant now = clock.instant();
        String key = newKey();
        for (RequirementSummary requirement : registration.running()) {
            String number = Objects.requireNonNull(requirement.number());
            planning.manager(number)
                    .ifPresent(manager ->
                            entries.save(new WeeklySyncEntry(number, entries.nextVersion(number), manager, now, key)));
        }
        LocalDate monday = calendars.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Announced(key, texts.getMessage("agenda.week", new Object[] {String.valueOf(monday)}, language));
    }

    /**
     * A sync that is about to be held.
     *
     * @param key business key
     * @param week as people read it
     */
    record Announced(String key, String week) {}

    /** The project managers who have something on their agenda, for the model. */
    @Transactional(readOnly = true)
    public List<String> managers(String key) {
        return entries.findBySyncKeyOrderByNumber(key).stream()
                .map(WeeklySyncEntry::recordedBy)
                .distinct()
                .toList();
    }

    /** The numbers on a manager's agenda. */
    @Transactional(readOnly = true)
    List<String> numbers(String key, String manager) {
        return entries.findBySyncKeyAndRecordedByOrderByNumber(key, manager).stream()
                .map(WeeklySyncEntry::number)
                .toList();
    }

    /** Keeps the minutes with every requirement of the agenda, and the decisions with theirs. */
    void record(String key, String manager, Submission<RecordWeeklySync> held) {
        RecordWeeklySync form = held.form();
        entries.findBySyncKeyAndRecordedByOrderByNumber(key, manager)
                .forEach(entry -> entry.record(form.minutes(), form.decisions(entry.number()), held.at()));
    }

    /** The syncs whose minutes were recorded. */
    @Transactional(readOnly = true)
    List<Document> documents(String number) {
        return entries.findByNumberOrderByVersion(number).stream()
                .filter(entry -> entry.heldAt() != null)
                .map(this::document)
                .toList();
    }

    private Document document(WeeklySyncEntry entry) {
        Instant heldAt = Objects.requireNonNull(entry.heldAt());
        return new Document(
                "weekly-sync",
                entry.number(),
                entry.version(),
                entry.recordedBy(),
                heldAt,
                new WeeklySyncContent(
                        entry.number(),
                        calendars.dayOf(entry.recordedAt()),
                        staff.name(entry.recordedBy()),
                        Objects.requireNonNull(entry.minutes()),
                        List.copyOf(entry.decisions())));
    }

    /** Named after the day; a second one on the same day is told from the first. */
    private String newKey() {
        String day = "sync-" + calendars.today();
        String key = day;
        for (int count = 2; process.hasSync(key) || entries.existsBySyncKey(key); count++) {
            key = day + "-" + count;
        }
        return key;
    }

    /** The fields of a weekly sync as each of its requirements keeps it. */
    record WeeklySyncContent(
            String requirementNumber,
            LocalDate heldOn,
            String projectManager,
            String minutes,
            List<String> resourceDecisions) {}
}
