package io.closedloop.calendar;

import java.time.*;
import java.util.*;

public class CalendarRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalendarRangeException(String m) {
        super(m);
    }
}
