package io.closedloop.calendar;

import java.time.*;
import java.util.*;

public enum DayReason {
    EVENT,
    WORKING_DAY,
    MAKE_UP_DAY,
    SHORT_DAY,
    WEEKEND,
    HOLIDAY,
    WAITING
}
