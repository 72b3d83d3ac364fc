package io.closedloop.calendar;

/** Something outside what a calendar serves was asked of it: a number of days, or a day in the far past or future. */
public class CalendarRangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarRangeException(String what) {
        super(what);
    }
}
