package io.closedloop.improvement;

import io.closedloop.calendar.Calendars;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.improvement.OptimizationReport.DifferenceRow;
import io.closedloop.improvement.OptimizationReport.FigureRow;
import io.closedloop.improvement.OptimizationReport.MonthRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts figures as a report shows them. */
@Component
class ReportText {

    private final DeadlineViews deadlines;
    private final Calendars calendars;

    ReportText(DeadlineViews deadlines, Calendars calendars) {
        this.deadlines = deadlines;
        this.calendars = calendars;
    }

    OptimizationReport of(Report report) {
        Figures figures = report.figures();
        return new OptimizationReport(
                report.reportNumber(),
                report.number(),
                calendars.dayOf(report.recordedAt()),
                report.commonProblems(),
                report.suggestions(),
                rows(figures),
                months(figures),
                report.differences().stream().map(this::row).toList());
    }

    List<FigureRow> rows(Figures figures) {
        YearMonth before = figures.month().minusMonths(1);
        List<FigureRow> rows = new ArrayList<>();
        figures.own()
                .forEach((place, amount) -> rows.add(new FigureRow(
                        place.figure(),
                        part(place.figure(), place.part()),
                        amount(place.figure(), amount),
                        place.figure().isWhole()
                                ? figures.amount(place.figure(), before)
                                        .map(past -> amount(place.figure(), past))
                                        .orElse(null)
                                : null)));
        return rows;
    }

    static List<MonthRow> months(Figures figures) {
        return figures.months().stream()
                .map(month -> {
                    Function<Figure, @Nullable String> amount = figure -> figures.amount(figure, month)
                            .map(found -> amount(figure, found))
                            .orElse(null);
                    return new MonthRow(
                            month.toString(),
                            amount.apply(Figure.RECEIVED),
                            amount.apply(Figure.FINISHED),
                            amount.apply(Figure.FIRST_PASS_RATE),
                            amount.apply(Figure.FINAL_PASS_RATE),
                            amount.apply(Figure.CYCLE_AVERAGE),
                            amount.apply(Figure.CYCLE_PERCENTILE_90),
                            amount.apply(Figure.CYCLE_OWN),
                            amount.apply(Figure.CYCLE_REWORK),
                            amount.apply(Figure.CYCLE_BLOCKED),
                            amount.apply(Figure.CYCLE_APPROVAL),
                            amount.apply(Figure.CYCLE_CUSTOMER),
                            amount.apply(Figure.DEADLINES_KEPT),
                            amount.apply(Figure.CHANGES),
                            amount.apply(Figure.FAILED_ACCEPTANCES),
                            amount.apply(Figure.ESCALATIONS));
                })
                .toList();
    }

    DifferenceRow row(Difference difference) {
        Figure figure = difference.figure();
        BigDecimal before = difference.amountBefore();
        BigDecimal after = difference.amountAfter();
        return new DifferenceRow(
                figure,
                part(figure, difference.part()),
                before == null ? null : amount(figure, before),
                after == null ? null : amount(figure, after),
                difference.reasons());
    }

    /** A word of both languages, or a name; null for the whole. */
    @Nullable
    Object part(Figure figure, String part) {
        if (part.isEmpty()) {
            return null;
        }
        return switch (figure) {
            case RECEIVED_BY_CUSTOMER -> part;
            case DEADLINES_KEPT_BY_STEP -> deadlines.taskName(part);
            default -> Word.of(part);
        };
    }

    static String amount(Figure figure, BigDecimal amount) {
        String digits =
                amount.setScale(figure.unit().decimals(), RoundingMode.HALF_UP).toPlainString();
        return figure.unit() == Figure.Unit.PERCENT ? digits + " %" : digits;
    }
}
