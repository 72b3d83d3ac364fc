package io.closedloop.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.improvement.HalfYear.Case;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** The figures of every month of a generated half year are those that plain Java counts. */
@Transactional // and rolled back
abstract class FiguresOfHalfYear {

    private static final YearMonth LAST = YearMonth.parse("2026-10");

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    FactTable facts;

    @Autowired
    FigureTable table;

    @Autowired
    BehindTable behind;

    @Autowired
    ReportDesk desk;

    /** Other tests share the database, and some of them live in the same months. */
    @BeforeEach
    void nothingHappenedYet() {
        desk.forgetAll();
    }

    private final List<Case> cases = new HalfYear(400).cases();

    @Test
    void countsWhatPlainJavaCounts() {
        new HalfYear(400).happens(events, facts);

        for (YearMonth month = LAST.minusMonths(6); !month.isAfter(LAST); month = month.plusMonths(1)) {
            Map<Figures.Place, BigDecimal> expected = ExpectedFigures.of(cases, month);
            assertThat(table.of(month).own()).as("figures of %s", month).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    @Test
    void comparesWithTheMonthsBefore() {
        new HalfYear(400).happens(events, facts);
        Figures figures = table.of(LAST);

        assertThat(figures.months())
                .hasSize(13)
                .startsWith(YearMonth.parse("2025-10"))
                .endsWith(LAST);
        for (YearMonth month : figures.months()) {
            Map<Figures.Place, BigDecimal> expected = ExpectedFigures.of(cases, month);
            for (Figure figure : Figure.values()) {
                if (figure.isWhole()) {
                    assertThat(figures.amount(figure, month).orElse(null))
                            .as("%s of %s", figure, month)
                            .isEqualTo(expected.get(new Figures.Place(figure, "")));
                }
            }
        }
    }

    @Test
    void listsAsManyAsItCounts() {
        new HalfYear(400).happens(events, facts);

        table.of(LAST).own().forEach((place, amount) -> {
            if (place.figure().unit() == Figure.Unit.COUNT) {
                String part = place.part().isEmpty() ? null : place.part();
                assertThat(behind.count(LAST, place.figure(), part))
                        .as("%s", place)
                        .isEqualTo(amount.longValueExact());
                assertThat(behind.rows(LAST, place.figure(), part, 0, 1000)).hasSize(amount.intValueExact());
            }
        });
        assertThat(behind.rows(LAST, Figure.CYCLE_AVERAGE, null, 0, 1000).stream()
                        .mapToInt(row -> row.cycleDays())
                        .average()
                        .orElse(0))
                .as("the list behind an average has that average")
                .isCloseTo(
                        table.of(LAST)
                                .amount(Figure.CYCLE_AVERAGE, LAST)
                                .orElseThrow()
                                .doubleValue(),
                        org.assertj.core.data.Offset.offset(0.05));
    }
}
