package io.closedloop.improvement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;

/**
 * A figure of a month.
 *
 * @param month as in {@code 2026-10}
 * @param part of what it is broken down by, such as a channel; empty for the whole
 */
@Embeddable
record FigureValue(
        @Column(name = "figure_month") String month,
        @Enumerated(EnumType.STRING) Figure figure,
        String part,
        BigDecimal amount) {}
