package io.closedloop.improvement;

import io.closedloop.improvement.OptimizationReport.MonthRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month as people and programs see it.
 *
 * @param live whether the figures are counted now, rather than the frozen ones
 * @param report null while none of the month is frozen
 */
public record ReportView(
        String month, boolean live, @Nullable FrozenReport report, List<FigureView> figures, List<MonthRow> months) {

    /** How the months compare, for templates. */
    public List<Chart> charts() {
        return Charts.of(months);
    }

    /**
     * A report that is final.
     *
     * @param countedAt when its figures were counted
     */
    public record FrozenReport(
            String month,
            String number,
            int version,
            Instant countedAt,
            Instant frozenAt,
            String author,
            @Nullable String commonProblems,
            @Nullable String suggestions,
            @Nullable String sha256) {}

    /**
     * A figure in the caller's words.
     *
     * @param part null for the whole
     * @param amountBefore of the month before; only wholes are compared
     */
    public record FigureView(
            Figure figure,
            @Nullable String part,
            String label,
            @Nullable String partLabel,
            Figure.Unit unit,
            BigDecimal amount,
            String text,
            @Nullable String textBefore) {}

    /** The requirements behind a figure, or a page of them. */
    public record Behind(
            String month,
            Figure figure,
            @Nullable String part,
            String label,
            @Nullable String partLabel,
            long total,
            int page,
            int pages,
            List<BehindRow> rows) {}

    /**
     * A requirement behind a figure; what happened to it, where the figure counts that.
     *
     * @param what cause, kind of failure or step
     */
    public record BehindRow(
            String number,
            String customerName,
            Object channel,
            Object urgency,
            @Nullable Instant receivedAt,
            @Nullable Object outcome,
            @Nullable Instant endedAt,
            @Nullable Integer cycleDays,
            @Nullable String what,
            @Nullable Boolean kept,
            @Nullable Instant occurredAt,
            @Nullable String note) {

        BehindRow with(@Nullable String worded) {
            return new BehindRow(
                    number,
                    customerName,
                    channel,
                    urgency,
                    receivedAt,
                    outcome,
                    endedAt,
                    cycleDays,
                    worded,
                    kept,
                    occurredAt,
                    note);
        }
    }

    /** A figure that is counted otherwise now than when it was frozen, and the requirements that made it so. */
    public record DifferenceView(
            Figure figure,
            @Nullable String part,
            String label,
            @Nullable String partLabel,
            @Nullable BigDecimal amountBefore,
            @Nullable BigDecimal amountAfter,
            List<String> requirements) {}
}
