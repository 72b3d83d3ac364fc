package io.closedloop.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The work items of a requirement, drawn over time.
 *
 * @param from first day of the drawing
 * @param to last day of it
 * @param today where today is, in per cent of its width; null outside of it
 */
record WorkPlan(LocalDate from, LocalDate to, @Nullable Double today, List<Bar> bars) {

    /**
     * A work item.
     *
     * @param start of its bar, in per cent of the drawing's width
     * @param width of its bar, likewise
     * @param late whether it should be done by now
     */
    record Bar(Planning.BreakdownRow item, double start, double width, boolean late) {}

    /** @param rows at least one */
    static WorkPlan of(List<Planning.BreakdownRow> rows, LocalDate today) {
        LocalDate from = rows.stream()
                .map(Planning.BreakdownRow::plannedStart)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate to = rows.stream()
                .flatMap(row ->
                        Stream.of(row.plannedEnd(), Objects.requireNonNullElse(row.actualEnd(), row.plannedEnd())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double days = ChronoUnit.DAYS.between(from, to) + 1;
        return new WorkPlan(
                from,
                to,
                today.isBefore(from) || today.isAfter(to) ? null : percent(from, today, days) + 50 / days,
                rows.stream()
                        .map(row -> new Bar(
                                row,
                                percent(from, row.plannedStart(), days),
                                percent(row.plannedStart(), end(row).plusDays(1), days),
                                row.status() != WorkStatus.DONE
                                        && row.plannedEnd().isBefore(today)))
                        .toList());
    }

    private static LocalDate end(Planning.BreakdownRow row) {
        LocalDate end = Objects.requireNonNullElse(row.actualEnd(), row.plannedEnd());
        return end.isBefore(row.plannedStart()) ? row.plannedStart() : end;
    }

    private static double percent(LocalDate from, LocalDate to, double days) {
        return ChronoUnit.DAYS.between(from, to) * 100 / days;
    }
}
