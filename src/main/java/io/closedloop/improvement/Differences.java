package io.closedloop.improvement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what a month's figures are otherwise than when they were frozen, and which requirements made them so. */
@Component
@Transactional(readOnly = true)
class Differences {

    /** More requirements are not named with one figure. */
    private static final int NAMED = 100;

    private final JdbcClient jdbc;

    Differences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Difference> since(Report frozen, Figures now) {
        Map<Population, String> reasons = new EnumMap<>(Population.class);
        List<Difference> differences = new ArrayList<>();
        Figures.differences(frozen.figures(), now)
                .forEach((place, change) -> differences.add(new Difference(
                        place.figure(),
                        place.part(),
                        change.before(),
                        change.after(),
                        reasons.computeIfAbsent(
                                place.figure().population(),
                                population -> reasons(population, frozen.number(), frozen.recordedAt())))));
        return differences;
    }

    /**
     * The requirements of which anything that the population counts came in or changed since. Not by the figure's own
     * condition: what was e-mail and is phone now made both figures differ.
     */
    private String reasons(Population population, String month, Instant since) {
        List<String> numbers = jdbc.sql(
                        """
                SELECT DISTINCT f.number FROM %s f WHERE %s = :month AND %s > :since
                ORDER BY f.number FETCH FIRST %d ROWS ONLY""".formatted(population.table(), population.month(), population.recordedAt(), NAMED + 1))
                .param("month", month)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        String named = String.join(", ", numbers.subList(0, Math.min(NAMED, numbers.size())));
        return numbers.size() > NAMED ? named + " …" : named;
    }
}
