package io.closedloop.calendar;

import java.time.*;
import java.util.*;

public enum DayKind {
    HOLIDAY,
    WORKING,
    SHORT
}
