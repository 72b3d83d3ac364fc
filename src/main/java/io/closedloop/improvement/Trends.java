package io.closedloop.improvement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the figures of the monthly report go on, for whoever watches between two reports; counted as the report counts. */
@Service
@Transactional(readOnly = true)
public class Trends {

    private static final int MONTHS = 12;

    private final FigureTable figures;

    Trends(FigureTable figures) {
        this.figures = figures;
    }

    /** Deadlines that ended in a month, and how many of them were kept. */
    public record Deadlines(long kept, long ended) {}

    /** The deadlines of a month so far. */
    public Deadlines deadlines(YearMonth month) {
        return figures.deadlines(month);
    }

    /** The cycles of twelve months, the oldest first. */
    public List<CycleMonth> cycles(YearMonth last) {
        Map<String, Long> closed = figures.closed(last);
        Map<String, BigDecimal> medians = figures.ranks(Figure.CYCLE_PERCENTILE_90, last, 50);
        Map<String, BigDecimal> high = figures.ranks(Figure.CYCLE_PERCENTILE_90, last, 90);
        return IntStream.rangeClosed(1 - MONTHS, 0)
                .mapToObj(back -> last.plusMonths(back).toString())
                .map(month -> new CycleMonth(
                        month, closed.getOrDefault(month, 0L), days(medians.get(month)), days(high.get(month))))
                .toList();
    }

    /** The cycles as a picture. */
    public static Chart chart(List<CycleMonth> cycles) {
        return Charts.cycles(cycles);
    }

    private static @Nullable Integer days(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.intValueExact();
    }
}
