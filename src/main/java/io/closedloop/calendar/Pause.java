package io.closedloop.calendar;

import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

public record Pause(Instant from, @Nullable Instant until, String reason) {}
