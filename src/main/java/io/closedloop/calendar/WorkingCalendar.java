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
