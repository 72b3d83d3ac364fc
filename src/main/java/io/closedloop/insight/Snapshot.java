package io.closedloop.insight;

import java.time.Instant;

/** Figures, and when they were counted. */
public record Snapshot<T>(T content, Instant countedAt) {}
