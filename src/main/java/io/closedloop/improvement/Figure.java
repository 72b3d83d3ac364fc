package io.closedloop.improvement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every figure of the monthly report: what is counted, how, and by what it is broken down. */
public enum Figure {
    RECEIVED(Population.RECEIVED, Sql.COUNT, Unit.COUNT, null),
    RECEIVED_BY_CHANNEL(Population.RECEIVED, Sql.COUNT, Unit.COUNT, "f.channel"),
    RECEIVED_BY_URGENCY(Population.RECEIVED, Sql.COUNT, Unit.COUNT, "f.urgency"),
    RECEIVED_BY_CUSTOMER(Population.RECEIVED, Sql.COUNT, Unit.COUNT, "f.customer_name"),
    FINISHED(Population.ENDED, Sql.COUNT, Unit.COUNT, null),
    FINISHED_BY_OUTCOME(Population.ENDED, Sql.COUNT, Unit.COUNT, "f.outcome"),
    FIRST_PASS_RATE(Population.FIRST_ACCEPTANCE, Sql.KEPT, Unit.PERCENT, null),
    FINAL_PASS_RATE(Population.LAST_ACCEPTANCE, Sql.KEPT, Unit.PERCENT, null),
    FAILED_ACCEPTANCES(Population.FAILED_ACCEPTANCE, Sql.COUNT, Unit.COUNT, null),
    FAILED_BY_REASON(Population.FAILED_ACCEPTANCE, Sql.COUNT, Unit.COUNT, "f.what"),
    CYCLE_AVERAGE(Population.CLOSED, "AVG(f.cycle_days)", Unit.DAYS, null),
    CYCLE_PERCENTILE_90(Population.CLOSED, "f.cycle_days", Unit.DAYS, null),
    CYCLE_OWN(Population.CLOSED, "AVG(f.own_days)", Unit.DAYS, null),
    CYCLE_REWORK(Population.CLOSED, "AVG(f.rework_days)", Unit.DAYS, null),
    CYCLE_BLOCKED(Population.CLOSED, "AVG(f.blocked_days)", Unit.DAYS, null),
    CYCLE_APPROVAL(Population.CLOSED, "AVG(f.approval_days)", Unit.DAYS, null),
    CYCLE_CUSTOMER(Population.CLOSED, "AVG(f.customer_days)", Unit.DAYS, null),
    CHANGES_PER_REQUIREMENT(Population.CLOSED, "AVG(f.changes)", Unit.RATIO, null),
    CHANGES(Population.CHANGE, Sql.COUNT, Unit.COUNT, null),
    CHANGES_BY_CAUSE(Population.CHANGE, Sql.COUNT, Unit.COUNT, "f.what"),
    DEADLINES_KEPT(Population.DEADLINE, Sql.KEPT, Unit.PERCENT, null),
    DEADLINES_KEPT_BY_STEP(Population.DEADLINE, Sql.KEPT, Unit.PERCENT, "f.what"),
    ESCALATIONS(Population.ESCALATION, Sql.COUNT, Unit.COUNT, null),
    ESCALATIONS_BY_CAUSE(Population.ESCALATION, Sql.COUNT, Unit.COUNT, "f.what");

    /** How an amount is read. */
    public enum Unit {
        COUNT(0),
        PERCENT(1),
        DAYS(1),
        RATIO(2);

        private final int decimals;

        Unit(int decimals) {
            this.decimals = decimals;
        }

        int decimals() {
            return decimals;
        }
    }

    private static final class Sql {
        static final String COUNT = "COUNT(*)";
        static final String KEPT = "100.0 * SUM(CASE WHEN f.kept THEN 1 ELSE 0 END) / COUNT(*)";
    }

    /** More customers of a month are not shown. */
    static final int TOP = 10;

    private final Population population;
    private final String expression;
    private final Unit unit;
    private final @Nullable String dimension;

    Figure(Population population, String expression, Unit unit, @Nullable String dimension) {
        this.population = population;
        this.expression = expression;
        this.unit = unit;
        this.dimension = dimension;
    }

    /** As it is called in addresses and by programs: {@code receivedByChannel}. */
    @JsonValue
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().split("_")) {
            String small = word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT);
            key.append(key.isEmpty() ? small.toLowerCase(java.util.Locale.ROOT) : small);
        }
        return key.toString();
    }

    static Optional<Figure> named(String key) {
        return Arrays.stream(values())
                .filter(figure -> figure.key().equals(key))
                .findFirst();
    }

    Population population() {
        return population;
    }

    /** How an amount is counted; of a percentile, what is ranked. */
    String expression() {
        return expression;
    }

    Unit unit() {
        return unit;
    }

    /** What it is broken down by; null for the whole. */
    @Nullable
    String dimension() {
        return dimension;
    }

    boolean isPercentile() {
        return this == CYCLE_PERCENTILE_90;
    }

    boolean isWhole() {
        return dimension == null;
    }
}
