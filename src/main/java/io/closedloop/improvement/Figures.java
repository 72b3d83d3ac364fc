package io.closedloop.improvement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of a month, and of the months before what is compared. */
record Figures(YearMonth month, List<FigureValue> values) {

    /** A figure, or a part of one. */
    record Place(Figure figure, String part) {}

    Figures {
        values = List.copyOf(values);
    }

    /** The months that are compared, oldest first, the report's own last. */
    List<YearMonth> months() {
        return IntStream.rangeClosed(-FigureTable.BEFORE, 0)
                .mapToObj(month::plusMonths)
                .toList();
    }

    /** The amount of a whole in a month; none where nothing was counted that it could be an average or rate of. */
    Optional<BigDecimal> amount(Figure figure, YearMonth of) {
        return values.stream()
                .filter(value -> value.figure() == figure
                        && value.part().isEmpty()
                        && value.month().equals(of.toString()))
                .map(FigureValue::amount)
                .findFirst()
                .or(() -> figure.unit() == Figure.Unit.COUNT ? Optional.of(BigDecimal.ZERO) : Optional.empty());
    }

    /** The parts of a figure in the month itself. */
    List<FigureValue> parts(Figure figure) {
        return values.stream()
                .filter(value -> value.figure() == figure && value.month().equals(month.toString()))
                .toList();
    }

    /** Everything of the month itself. */
    Map<Place, BigDecimal> own() {
        Map<Place, BigDecimal> own = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            if (figure.isWhole()) {
                amount(figure, month).ifPresent(amount -> own.put(new Place(figure, ""), amount));
            }
            parts(figure).forEach(value -> own.put(new Place(figure, value.part()), value.amount()));
        }
        return own;
    }

    /** Where two counts of the same month differ, with the amounts of both. */
    static Map<Place, Change> differences(Figures before, Figures after) {
        Map<Place, BigDecimal> old = before.own();
        Map<Place, BigDecimal> now = after.own();
        Set<Place> places = new LinkedHashSet<>(old.keySet());
        places.addAll(now.keySet());
        Map<Place, Change> differences = new LinkedHashMap<>();
        for (Place place : places) {
            Change change = new Change(old.get(place), now.get(place));
            if (!change.isNone()) {
                differences.put(place, change);
            }
        }
        return differences;
    }

    /** Null on a side where there is no such figure. */
    record Change(@Nullable BigDecimal before, @Nullable BigDecimal after) {

        boolean isNone() {
            return before == null || after == null ? before == after : before.compareTo(after) == 0;
        }
    }
}
