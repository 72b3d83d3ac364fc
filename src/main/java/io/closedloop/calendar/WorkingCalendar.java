package io.closedloop.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * Counts working days: Monday to Friday, less holidays, plus make-up working days.
 *
 * <p>"Within N working days" is counted as the Civil Code of China counts (articles 201 to 203): the day of the event
 * is not counted, the first working day after it is day 1, and the deadline is the close of business of day N.
 */
public class WorkingCalendar {

    /** The longest deadline served, in working days: about ten years. */
    public static final int MAX_WORKING_DAYS = 2_500;

    private final Map<LocalDate, Boolean> exceptions;
    private final CalendarSettings settings;

    /** @param exceptions days that differ from the week: true is a make-up working day, false a holiday */
    public WorkingCalendar(Map<LocalDate, Boolean> exceptions, CalendarSettings settings) {
        this.exceptions = Map.copyOf(exceptions);
        this.settings = settings;
    }

    /** Whether the company works on this day. */
    public boolean isWorkingDay(LocalDate day) {
        Boolean exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The deadline of something due within a number of working days of an event.
     *
     * @param workingDays 0 to {@value #MAX_WORKING_DAYS}; 0 is the close of business of the event's own day, or of the
     *     next working day
     */
    public Instant deadline(Instant event, int workingDays) {
        if (workingDays < 0 || workingDays > MAX_WORKING_DAYS) {
            throw new IllegalArgumentException("Working days must be 0 to " + MAX_WORKING_DAYS + ": " + workingDays);
        }
        LocalDate day = dayOf(event);
        if (workingDays == 0 && !isWorkingDay(day)) {
            day = workingDayAfter(day);
        }
        for (int counted = 0; counted < workingDays; counted++) {
            day = workingDayAfter(day);
        }
        return ZonedDateTime.of(day, settings.closesAt(), settings.zone()).toInstant();
    }

    /** The opening of business on the first working day after the day of an instant. */
    public Instant nextOpening(Instant from) {
        return ZonedDateTime.of(workingDayAfter(dayOf(from)), settings.opensAt(), settings.zone())
                .toInstant();
    }

    public WorkingCalendar with(CalendarFile change) {
        java.util.TreeMap<LocalDate, Boolean> all = new java.util.TreeMap<>(exceptions);
        all.keySet().removeIf(d -> change.years().contains(d.getYear()));
        change.days().forEach(d -> all.put(d.date(), d.kind() != DayKind.HOLIDAY));
        return new WorkingCalendar(all, settings);
    }

    public Instant closesAt(LocalDate day) {
        return ZonedDateTime.of(day, settings.closesAt(), settings.zone()).toInstant();
    }

    public Explanation explain(Instant event, int n, java.util.List<Pause> pauses) {
        if (n < 0 || n > MAX_WORKING_DAYS) {
            throw new CalendarRangeException("days " + n);
        }
        LocalDate day = dayOf(event);
        java.util.List<ExplainedDay> days = new java.util.ArrayList<>();
        days.add(new ExplainedDay(day, false, DayReason.EVENT, "", ""));
        int counted = 0;
        while (counted < n || (n == 0 && !isWorkingDay(day))) {
            day = day.plusDays(1);
            Instant close = closesAt(day);
            boolean paused = pauses.stream()
                    .anyMatch(p -> !p.from().isAfter(close)
                            && (p.until() == null || p.until().isAfter(close)));
            boolean counts = isWorkingDay(day) && !paused;
            if (counts) {
                counted++;
            }
            days.add(new ExplainedDay(
                    day,
                    counts,
                    counts ? DayReason.WORKING_DAY : paused ? DayReason.WAITING : DayReason.HOLIDAY,
                    "",
                    ""));
        }
        return new Explanation(
                event, n, closesAt(day), days.stream().anyMatch(d -> d.date().getYear() > 2026), days);
    }

    public java.util.Optional<Instant> reminder(Instant event, Instant dueAt) {
        Instant half = event.plus(java.time.Duration.between(event, dueAt).dividedBy(2));
        LocalDate day = dayOf(half);
        Instant opening =
                ZonedDateTime.of(day, settings.opensAt(), settings.zone()).toInstant();
        if (!isWorkingDay(day) || opening.isBefore(half)) {
            opening = nextOpening(half);
        }
        return opening.isBefore(dueAt) ? java.util.Optional.of(opening) : java.util.Optional.empty();
    }

    /** The day of an instant in the installation's time zone. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(settings.zone()).toLocalDate();
    }

    /** The first instant of a day in the installation's time zone. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
