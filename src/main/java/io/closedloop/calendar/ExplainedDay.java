package io.closedloop.calendar;

import java.time.*;
import java.util.*;

public record ExplainedDay(LocalDate date, boolean counted, DayReason reason, String nameEn, String nameZh) {}
