package io.closedloop.calendar;

import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The working calendar as it is in force, and files that are to change it: read and kept as a proposal first, applied
 * later.
 */
@Service
public class Calendars {

    /** The longest name of a file, as its table holds it. */
    private static final int MAX_FILE_NAME = 255;

    /**
     * A calendar in force.
     *
     * @param position how many revisions took effect before and with it; tells what was counted with an older calendar
     * @param revision the last of them; a revision that was rolled back may come later again
     */
    public record InForce(int position, long revision, WorkingCalendar calendar) {}

    private final WorkingCalendar shipped;
    private final CalendarRevisions revisions;
    private final CalendarReader reader;
    private final CalendarSettings settings;
    private final Refusals refusals;
    private final Clock clock;
    private volatile InForce inForce;

    Calendars(
            WorkingCalendar shipped,
            CalendarRevisions revisions,
            CalendarReader reader,
            CalendarSettings settings,
            Refusals refusals,
            Clock clock) {
        this.shipped = shipped;
        this.revisions = revisions;
        this.reader = reader;
        this.settings = settings;
        this.refusals = refusals;
        this.clock = clock;
        this.inForce = new InForce(0, 0, shipped);
    }

    /** The calendar in force; every node asks the database whether another one changed it. */
    @Transactional(readOnly = true)
    public WorkingCalendar current() {
        return inForce().calendar();
    }

    /** The same, with its position. */
    @Transactional(readOnly = true)
    public InForce inForce() {
        CalendarRevision last = revisions.findInForce().orElse(null);
        InForce known = inForce;
        if (last == null) {
            return new InForce(0, 0, shipped);
        }
        if (known.position() != last.position() || known.revision() != last.id()) {
            WorkingCalendar calendar = shipped;
            for (CalendarRevision revision : revisions.findByPositionNotNullOrderByPosition()) {
                calendar = calendar.with(revision.file());
            }
            known = new InForce(last.position(), last.id(), calendar);
            inForce = known;
        }
        return known;
    }

    /** Lets nobody else change the calendar before this transaction ends. */
    @Transactional
    public void lock() {
        revisions.findByPositionIsNullOrderById();
    }

    /**
     * The next working day at the time of day that a schedule names.
     *
     * @param schedule as a cron expression of six fields beginning with seconds, in the installation's time zone
     */
    public Instant nextWorkingDayAt(String schedule) {
        ZonedDateTime usual =
                CronExpression.parse(schedule).next(startOf(today()).atZone(settings.zone()));
        return dayOf(current().nextOpening(clock.instant()))
                .atTime(Objects.requireNonNull(usual).toLocalTime())
                .atZone(settings.zone())
                .toInstant();
    }

    /** The schedule of a time of every day, for {@link #nextWorkingDayAt} and for models. */
    public static String dailyAt(LocalTime time) {
        return "%d %d %d * * *".formatted(time.getSecond(), time.getMinute(), time.getHour());
    }

    /** Whether today is a working day. */
    public boolean isWorkingDay() {
        return current().isWorkingDay(today());
    }

    /** The day it is in the installation's time zone. */
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    /** The day of an instant in the installation's time zone. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(settings.zone()).toLocalDate();
    }

    /** The first instant of a day in the installation's time zone. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    /**
     * Reads a calendar file and keeps it, without effect.
     *
     * @param year the year it must be for; null for whichever it names
     * @throws io.closedloop.refusal.Refusal with lines and reasons when the file is wrong
     */
    @Transactional
    public CalendarNews propose(@Nullable String fileName, byte[] content, @Nullable Integer year, String by) {
        if (fileName == null || fileName.isBlank() || fileName.length() > MAX_FILE_NAME) {
            throw refusals.invalid("refusal.calendar.noFile");
        }
        CalendarFile file = reader.read(content, year);
        return revisions
                .save(new CalendarRevision(fileName, DigestUtils.sha256Hex(content), file, by, clock.instant()))
                .news();
    }

    /** Whether exactly this file was proposed or applied before. */
    @Transactional(readOnly = true)
    public boolean knows(byte[] content) {
        return revisions.existsBySha256(DigestUtils.sha256Hex(content));
    }

    /** The calendar as it would be with a proposal. */
    @Transactional(readOnly = true)
    public WorkingCalendar with(long proposal) {
        return inForce().calendar().with(proposed(proposal).file());
    }

    /** Puts a proposal into force, as of this transaction. */
    @Transactional
    public void apply(long proposal, String by, int moved) {
        CalendarRevision revision = proposed(proposal);
        revision.apply(inForce().position() + 1, by, clock.instant(), moved);
    }

    /** Drops a proposal. */
    @Transactional
    public void discard(long proposal) {
        revisions.delete(proposed(proposal));
    }

    /** One of them, proposed or applied. */
    @Transactional(readOnly = true)
    public CalendarNews news(long id) {
        return find(id).news();
    }

    /** Everything proposed and applied, newest first. */
    @Transactional(readOnly = true)
    public List<CalendarNews> news() {
        return revisions.findAllByOrderByIdDesc().stream()
                .map(CalendarRevision::news)
                .toList();
    }

    private CalendarRevision find(long id) {
        return revisions.findById(id).orElseThrow(() -> refusals.notFound("refusal.calendar.proposal", id));
    }

    private CalendarRevision proposed(long id) {
        CalendarRevision revision = find(id);
        if (revision.isApplied()) {
            throw refusals.conflict("refusal.calendar.applied", revision.fileName());
        }
        return revision;
    }
}
