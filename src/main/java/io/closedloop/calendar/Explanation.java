package io.closedloop.calendar;

import java.time.*;
import java.util.*;

public record Explanation(
        Instant event, int workingDays, Instant dueAt, boolean provisional, List<ExplainedDay> days) {}
