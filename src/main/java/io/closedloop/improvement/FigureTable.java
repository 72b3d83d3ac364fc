package io.closedloop.improvement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the figures of a month: one statement for all figures that count the same by the same. */
@Component
@Transactional(readOnly = true)
class FigureTable {

    /** How many months before are compared with. */
    static final int BEFORE = 12;

    private record Scan(Population population, @Nullable String dimension) {}

    private final JdbcClient jdbc;

    FigureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures of a month as the facts are now; what is not broken down also of the months before. */
    Figures of(YearMonth month) {
        Map<Scan, List<Figure>> scans = Arrays.stream(Figure.values())
                .filter(figure -> !figure.isPercentile())
                .collect(Collectors.groupingBy(
                        figure -> new Scan(figure.population(), figure.dimension()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<FigureValue> values = new ArrayList<>();
        scans.forEach((scan, figures) -> values.addAll(
                scan.dimension() == null
                        ? wholes(scan.population(), figures, month)
                        : parts(scan.dimension(), figures.get(0), month)));
        ranks(Figure.CYCLE_PERCENTILE_90, month, 90)
                .forEach((of, amount) -> values.add(value(of, Figure.CYCLE_PERCENTILE_90, "", amount)));
        return new Figures(month, values);
    }

    /**
     * By months, the smallest amount that at least so many percent do not exceed, over the counts of each amount. Not by
     * PERCENTILE_DISC, which H2 rounds otherwise than PostgreSQL.
     */
    Map<String, BigDecimal> ranks(Figure figure, YearMonth month, int percent) {
        Population population = figure.population();
        Map<String, BigDecimal> ranks = new LinkedHashMap<>();
        jdbc.sql("""
                SELECT ranked.period, MIN(ranked.amount) FROM (
                    SELECT %1$s AS period, %2$s AS amount,
                        SUM(COUNT(*)) OVER (PARTITION BY %1$s ORDER BY %2$s) AS reached,
                        SUM(COUNT(*)) OVER (PARTITION BY %1$s) AS total
                    FROM %3$s f WHERE %1$s BETWEEN :from AND :to AND %4$s GROUP BY %1$s, %2$s) ranked
                WHERE 100 * ranked.reached >= %5$d * ranked.total GROUP BY ranked.period""".formatted(
                        population.month(), figure.expression(), population.table(), population.condition(), percent))
                .param("from", month.minusMonths(BEFORE).toString())
                .param("to", month.toString())
                .query(row -> {
                    ranks.put(row.getString(1), row.getBigDecimal(2));
                });
        return ranks;
    }

    /** How many were closed in each of the months. */
    Map<String, Long> closed(YearMonth month) {
        Map<String, Long> closed = new LinkedHashMap<>();
        jdbc.sql("SELECT %1$s, COUNT(*) FROM %2$s f WHERE %1$s BETWEEN :from AND :to AND %3$s GROUP BY %1$s"
                        .formatted(Population.CLOSED.month(), Population.CLOSED.table(), Population.CLOSED.condition()))
                .param("from", month.minusMonths(BEFORE).toString())
                .param("to", month.toString())
                .query(row -> {
                    closed.put(row.getString(1), row.getLong(2));
                });
        return closed;
    }

    Trends.Deadlines deadlines(YearMonth month) {
        Population population = Population.DEADLINE;
        return jdbc.sql("""
                SELECT COALESCE(SUM(CASE WHEN f.kept THEN 1 ELSE 0 END), 0), COUNT(*) FROM %s f
                WHERE %s = :month AND %s""".formatted(population.table(), population.month(), population.condition()))
                .param("month", month.toString())
                .query((row, number) -> new Trends.Deadlines(row.getLong(1), row.getLong(2)))
                .single();
    }

    private List<FigureValue> wholes(Population population, List<Figure> figures, YearMonth month) {
        String expressions = figures.stream().map(Figure::expression).collect(Collectors.joining(", "));
        List<FigureValue> values = new ArrayList<>();
        jdbc.sql("SELECT %s, %s FROM %s f WHERE %s BETWEEN :from AND :to AND %s GROUP BY %s"
                        .formatted(
                                population.month(),
                                expressions,
                                population.table(),
                                population.month(),
                                population.condition(),
                                population.month()))
                .param("from", month.minusMonths(BEFORE).toString())
                .param("to", month.toString())
                .query(row -> {
                    for (int index = 0; index < figures.size(); index++) {
                        values.add(value(row.getString(1), figures.get(index), "", row.getBigDecimal(index + 2)));
                    }
                });
        return values;
    }

    private List<FigureValue> parts(String dimension, Figure figure, YearMonth month) {
        Population population = figure.population();
        return jdbc.sql("""
                SELECT %1$s, %2$s, %3$s FROM %4$s f WHERE %1$s = :month AND %5$s GROUP BY %1$s, %2$s
                ORDER BY %6$s %2$s FETCH FIRST %7$d ROWS ONLY""".formatted(
                                population.month(),
                                dimension,
                                figure.expression(),
                                population.table(),
                                population.condition(),
                                figure.unit() == Figure.Unit.COUNT ? "COUNT(*) DESC," : "",
                                figure == Figure.RECEIVED_BY_CUSTOMER ? Figure.TOP : 100))
                .param("month", month.toString())
                .query((row, number) -> value(row.getString(1), figure, row.getString(2), row.getBigDecimal(3)))
                .list();
    }

    private static FigureValue value(String month, Figure figure, String part, BigDecimal amount) {
        return new FigureValue(
                month, figure, part, amount.setScale(figure.unit().decimals(), RoundingMode.HALF_UP));
    }
}
