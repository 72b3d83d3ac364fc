package io.closedloop.improvement;

import io.closedloop.improvement.Figures.Place;
import io.closedloop.improvement.HalfYear.Case;
import io.closedloop.improvement.HalfYear.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of a month, counted from the plain list, without a database. */
final class ExpectedFigures {

    private static final int TOP = 10;

    private final List<Case> cases;
    private final YearMonth month;
    private final Map<Place, BigDecimal> expected = new HashMap<>();

    private ExpectedFigures(List<Case> cases, YearMonth month) {
        this.cases = cases;
        this.month = month;
    }

    static Map<Place, BigDecimal> of(List<Case> cases, YearMonth month) {
        ExpectedFigures figures = new ExpectedFigures(cases, month);
        figures.requirements();
        figures.acceptances();
        figures.occurrences();
        return figures.expected;
    }

    private void requirements() {
        List<Case> received = cases.stream().filter(each -> in(each.received())).toList();
        count(Figure.RECEIVED, received.size());
        parts(Figure.RECEIVED_BY_CHANNEL, received, each -> each.channel().name());
        parts(Figure.RECEIVED_BY_URGENCY, received, each -> each.urgency().name());
        received.stream()
                .collect(Collectors.groupingBy(Case::customer, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .forEach(entry -> put(Figure.RECEIVED_BY_CUSTOMER, entry.getKey(), entry.getValue(), 0));

        List<Case> ended = cases.stream().filter(each -> in(each.ended())).toList();
        count(Figure.FINISHED, ended.size());
        parts(Figure.FINISHED_BY_OUTCOME, ended, each -> String.valueOf(each.outcome()));
        List<Case> closed =
                ended.stream().filter(each -> "CLOSED".equals(each.outcome())).toList();
        average(Figure.CYCLE_AVERAGE, closed, Case::days, 1);
        average(Figure.CYCLE_OWN, closed, each -> each.split().get(Standing.OWN), 1);
        average(Figure.CYCLE_REWORK, closed, each -> each.split().get(Standing.REWORK), 1);
        average(Figure.CYCLE_BLOCKED, closed, each -> each.split().get(Standing.BLOCKED), 1);
        average(Figure.CYCLE_APPROVAL, closed, each -> each.split().get(Standing.APPROVAL), 1);
        average(Figure.CYCLE_CUSTOMER, closed, each -> each.split().get(Standing.CUSTOMER), 1);
        average(Figure.CHANGES_PER_REQUIREMENT, closed, Case::changes, 2);
        if (!closed.isEmpty()) {
            List<Integer> days = closed.stream().map(Case::days).sorted().toList();
            // the nearest rank: of 10 cycles the 9th, of 11 the 10th
            put(Figure.CYCLE_PERCENTILE_90, "", days.get((days.size() * 9 + 9) / 10 - 1), 1);
        }
    }

    private void acceptances() {
        rate(
                Figure.FIRST_PASS_RATE,
                events("ACCEPTANCE").filter(event -> event.round() == 1).toList());
        rate(
                Figure.FINAL_PASS_RATE,
                cases.stream()
                        .flatMap(each -> each.events().stream()
                                .filter(event -> event.kind().equals("ACCEPTANCE") && in(event.at()))
                                .max(Comparator.comparingInt(Event::round))
                                .stream())
                        .toList());
        List<Event> failed = events("ACCEPTANCE").filter(event -> !event.kept()).toList();
        count(Figure.FAILED_ACCEPTANCES, failed.size());
        parts(Figure.FAILED_BY_REASON, failed, event -> String.valueOf(event.what()));
    }

    private void occurrences() {
        List<Event> changes = events("CHANGE").toList();
        count(Figure.CHANGES, changes.size());
        parts(Figure.CHANGES_BY_CAUSE, changes, event -> String.valueOf(event.what()));
        List<Event> escalations = events("ESCALATION").toList();
        count(Figure.ESCALATIONS, escalations.size());
        parts(Figure.ESCALATIONS_BY_CAUSE, escalations, event -> String.valueOf(event.what()));
        List<Event> deadlines = events("DEADLINE").toList();
        rate(Figure.DEADLINES_KEPT, deadlines);
        deadlines.stream()
                .collect(Collectors.groupingBy(event -> String.valueOf(event.what())))
                .forEach((task, ended) -> put(Figure.DEADLINES_KEPT_BY_STEP, task, percent(ended), 1));
    }

    private Stream<Event> events(String kind) {
        return cases.stream()
                .flatMap(each -> each.events().stream())
                .filter(event -> event.kind().equals(kind) && in(event.at()));
    }

    private boolean in(@Nullable Instant at) {
        return at != null
                && YearMonth.from(at.atZone(ZoneId.of("Asia/Shanghai"))).equals(month);
    }

    private void count(Figure figure, int amount) {
        put(figure, "", amount, 0);
    }

    private <T> void parts(Figure figure, List<T> counted, Function<T, String> by) {
        counted.stream()
                .collect(Collectors.groupingBy(by, Collectors.counting()))
                .forEach((part, amount) -> put(figure, part, amount, 0));
    }

    private void rate(Figure figure, List<Event> counted) {
        if (!counted.isEmpty()) {
            put(figure, "", percent(counted), 1);
        }
    }

    private static double percent(List<Event> counted) {
        return 100.0 * counted.stream().filter(Event::kept).count() / counted.size();
    }

    private void average(Figure figure, List<Case> counted, ToDoubleFunction<Case> amount, int decimals) {
        counted.stream().mapToDouble(amount).average().ifPresent(average -> put(figure, "", average, decimals));
    }

    private void put(Figure figure, String part, double amount, int decimals) {
        expected.put(
                new Place(figure, part),
                // a ninth decimal of what a double cannot say must not decide how a half is rounded
                BigDecimal.valueOf(amount).setScale(9, RoundingMode.HALF_UP).setScale(decimals, RoundingMode.HALF_UP));
    }
}
