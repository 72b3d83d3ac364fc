package io.closedloop.calendar;

import java.time.*;
import java.util.*;

public record CalendarFile(String format, SortedSet<Integer> years, List<CalendarDay> days) {}
