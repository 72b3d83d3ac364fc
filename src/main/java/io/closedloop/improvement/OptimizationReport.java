package io.closedloop.improvement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The optimization report's fields, in the order of its template.
 *
 * @param reportNumber null while it is a draft
 * @param differences from the version before
 */
public record OptimizationReport(
        @Nullable String reportNumber,
        String reportMonth,
        LocalDate countedOn,
        @Nullable String commonProblems,
        @Nullable String suggestions,
        List<FigureRow> figures,
        List<MonthRow> months,
        List<DifferenceRow> differences) {

    /** How the months compare, for templates. */
    public List<Chart> charts() {
        return Charts.of(months);
    }

    /**
     * A figure of the month.
     *
     * @param part a word, or the name of a customer or step; null for the whole
     * @param amountBefore of the month before; only wholes are compared
     */
    public record FigureRow(
            Figure figure,
            @Nullable Object part,
            String amount,
            @Nullable String amountBefore) {
        /** Whether the part is the name of a customer or step, which no language has another word for. */
        @JsonIgnore
        public boolean isNamed() {
            return part instanceof String;
        }
    }

    /** What is compared of a month. */
    public record MonthRow(
            String month,
            @Nullable String received,
            @Nullable String finished,
            @Nullable String firstPassRate,
            @Nullable String finalPassRate,
            @Nullable String cycleAverage,
            @Nullable String cyclePercentile90,
            @Nullable String cycleOwn,
            @Nullable String cycleRework,
            @Nullable String cycleBlocked,
            @Nullable String cycleApproval,
            @Nullable String cycleCustomer,
            @Nullable String deadlinesKept,
            @Nullable String changes,
            @Nullable String failedAcceptances,
            @Nullable String escalations) {}

    /**
     * A figure that differs from the version before.
     *
     * @param reasons numbers of the requirements whose facts came in or changed since
     */
    public record DifferenceRow(
            Figure figure,
            @Nullable Object part,
            @Nullable String formerly,
            @Nullable String now,
            String reasons) {
        /** Whether the part is the name of a customer or step, which no language has another word for. */
        @JsonIgnore
        public boolean isNamed() {
            return part instanceof String;
        }
    }
}
