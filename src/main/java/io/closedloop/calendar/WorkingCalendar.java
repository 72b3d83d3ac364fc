package io.closedloop.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Counts working days: the days of the week that are no weekend, less holidays, plus make-up working days.
 *
 * <p>"Within N working days" is counted as the Civil Code of China counts (articles 201 to 203): the day of the event
 * is not counted, the first working day after it is day 1, and the deadline is the close of business of day N.
 *
 * <p>A value: it never changes, and all of it may be used by any number of threads.
 */
public final class WorkingCalendar {

    /** The longest deadline served, in working days: about ten years. */
    public static final int MAX_WORKING_DAYS = 2_500;

    /** The first year served. */
    public static final int FIRST_YEAR = 2000;

    /** The last year served. */
    public static final int LAST_YEAR = 2099;

    private final CalendarSettings settings;
    private final CalendarYears years;

    WorkingCalendar(CalendarSettings settings, Holidays holidays) {
        this(settings, new CalendarYears(settings.weekend(), holidays, List.of()));
    }

    private WorkingCalendar(CalendarSettings settings, CalendarYears years) {
        this.settings = settings;
        this.years = years;
    }

    /** This calendar, changed by a file. */
    public WorkingCalendar with(CalendarFile change) {
        return new WorkingCalendar(settings, years.with(change));
    }

    /** Whether the company works on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return year(day.getYear()).isWorking(day);
    }

    /** How many working days come after a day, up to another and with it. */
    public long workingDaysAfter(LocalDate day, LocalDate until) {
        return day.isBefore(until)
                ? day.plusDays(1)
                        .datesUntil(until.plusDays(1))
                        .filter(this::isWorkingDay)
                        .count()
                : 0;
    }

    /** The business hours between two instants; none where the second is the earlier. */
    public Duration workingTime(Instant from, Instant to) {
        Duration worked = Duration.ZERO;
        for (LocalDate day = dayOf(from); !day.isAfter(dayOf(to)); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                Instant begin = opensAt(day).isBefore(from) ? from : opensAt(day);
                Instant end = closesAt(day).isAfter(to) ? to : closesAt(day);
                worked = begin.isBefore(end) ? worked.plus(Duration.between(begin, end)) : worked;
            }
        }
        return worked;
    }

    /** Whether a year's schedule was published; without one, holidays that move with the moon are not known. */
    public boolean isScheduled(int year) {
        return year(year).isPublished();
    }

    /** The days of a year that differ from the week, by date. */
    public List<CalendarDay> days(int year) {
        return year(year).special();
    }

    /**
     * The deadline of something due within a number of working days of an event.
     *
     * @param workingDays 0 to {@value #MAX_WORKING_DAYS}; 0 is the close of business of the event's own day, or of the
     *     next working day where that is not worked or closed already
     * @throws CalendarRangeException outside the days and years served
     */
    public Instant deadline(Instant event, int workingDays) {
        return deadline(event, workingDays, List.of());
    }

    /** The deadline when some of the time does not count. */
    public Instant deadline(Instant event, int workingDays, List<Pause> pauses) {
        return closesAt(lastDay(event, workingDays, pauses));
    }

    /** The same deadline, with every day on the way to it and why it was counted or not. */
    public Explanation explain(Instant event, int workingDays, List<Pause> pauses) {
        LocalDate first = start(event, workingDays);
        LocalDate last = lastDay(event, workingDays, pauses);
        Instant dueAt = closesAt(last);
        List<ExplainedDay> days = first.datesUntil(last.plusDays(1))
                .map(day -> explain(day, day.equals(first), workingDays > 0, pauses))
                .toList();
        return new Explanation(event, workingDays, dueAt, isProvisional(event, dueAt), days);
    }

    /** Whether a time reaches into a year whose schedule is not published. */
    public boolean isProvisional(Instant from, Instant to) {
        for (int year = dayOf(from).getYear(); year <= dayOf(to).getYear(); year++) {
            if (!isScheduled(year)) {
                return true;
            }
        }
        return false;
    }

    /**
     * When to remind of a deadline: half-way to it, rounded up to the opening of a working day; on its last day at
     * opening where that would be too late; never where that has passed.
     */
    public Optional<Instant> reminder(Instant event, Instant dueAt) {
        Instant half = Instant.ofEpochMilli((event.toEpochMilli() + dueAt.toEpochMilli()) / 2);
        LocalDate day = dayOf(half);
        if (!isWorkingDay(day) || opensAt(day).isBefore(half)) {
            day = workingDayAfter(day);
        }
        Instant opening = opensAt(day).isBefore(dueAt) ? opensAt(day) : opensAt(dayOf(dueAt));
        return opening.isAfter(event) && opening.isBefore(dueAt) ? Optional.of(opening) : Optional.empty();
    }

    /** The opening of business on the first working day after the day of an instant. */
    public Instant nextOpening(Instant from) {
        return opensAt(workingDayAfter(dayOf(from)));
    }

    /** The opening of business of a day that is worked. */
    public Instant opensAt(LocalDate day) {
        return at(day, settings.opensAt());
    }

    /** The close of business of a day that is worked, early on a short day. */
    public Instant closesAt(LocalDate day) {
        CalendarDay special = year(day.getYear()).special(day);
        LocalTime early = special == null ? null : special.closesAt();
        return at(day, early == null ? settings.closesAt() : early);
    }

    /** The day of an instant in the installation's time zone. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(settings.zone()).toLocalDate();
    }

    private LocalDate start(Instant event, int workingDays) {
        if (workingDays < 0 || workingDays > MAX_WORKING_DAYS) {
            throw new CalendarRangeException(workingDays + " working days");
        }
        try {
            LocalDate day = dayOf(event);
            year(day.getYear());
            return day;
        } catch (DateTimeException e) {
            throw new CalendarRangeException("the instant " + event);
        }
    }

    private LocalDate lastDay(Instant event, int workingDays, List<Pause> pauses) {
        LocalDate day = start(event, workingDays);
        if (workingDays == 0) {
            boolean today = counts(day, pauses) && !closesAt(day).isBefore(event);
            return today ? day : countedDayAfter(day, pauses);
        }
        for (int counted = 0; counted < workingDays; counted++) {
            day = countedDayAfter(day, pauses);
        }
        return day;
    }

    private ExplainedDay explain(LocalDate day, boolean event, boolean counting, List<Pause> pauses) {
        CalendarDay special = year(day.getYear()).special(day);
        String nameEn = special == null ? "" : special.nameEn();
        String nameZh = special == null ? "" : special.nameZh();
        if (event) {
            return new ExplainedDay(day, false, DayReason.EVENT, nameEn, nameZh);
        }
        if (!isWorkingDay(day)) {
            return new ExplainedDay(
                    day, false, special == null ? DayReason.WEEKEND : DayReason.HOLIDAY, nameEn, nameZh);
        }
        Optional<Pause> pause = pause(day, pauses);
        if (pause.isPresent()) {
            String reason = pause.get().reason();
            return new ExplainedDay(day, false, DayReason.WAITING, reason, reason);
        }
        DayReason reason = special == null
                ? DayReason.WORKING_DAY
                : special.kind() == DayKind.SHORT ? DayReason.SHORT_DAY : DayReason.MAKE_UP_DAY;
        return new ExplainedDay(day, counting, reason, nameEn, nameZh);
    }

    private LocalDate countedDayAfter(LocalDate day, List<Pause> pauses) {
        LocalDate next = workingDayAfter(day);
        while (!pauses.isEmpty() && pause(next, pauses).isPresent()) {
            next = workingDayAfter(next);
        }
        return next;
    }

    private boolean counts(LocalDate day, List<Pause> pauses) {
        return isWorkingDay(day) && pause(day, pauses).isEmpty();
    }

    private Optional<Pause> pause(LocalDate day, List<Pause> pauses) {
        if (pauses.isEmpty()) {
            return Optional.empty();
        }
        Instant close = closesAt(day);
        return pauses.stream().filter(pause -> pause.covers(close)).findFirst();
    }

    private LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, settings.zone()).toInstant();
    }

    private CalendarYear year(int year) {
        return years.year(year);
    }
}
