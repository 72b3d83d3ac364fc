package io.closedloop.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.calendar.CalendarsForTests;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the days of a cycle are counted as; October 2026 has a make-up Saturday on the 10th. */
class CyclePolicyTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cycle-cases.csv", numLinesToSkip = 1, delimiter = '|')
    void splitsTheCycle(
            String what,
            String received,
            String ended,
            @Nullable String stays,
            int own,
            int rework,
            int blocked,
            int approval,
            int customer) {
        Cycle cycle = CyclePolicy.split(
                CalendarsForTests.at(received), CalendarsForTests.at(ended), stays(stays), CalendarsForTests.china());

        assertThat(Arrays.stream(Standing.values()).map(cycle::days))
                .as("%s: own, rework, blocked, approval, customer", what)
                .containsExactly(own, rework, blocked, approval, customer);
        assertThat(cycle.days()).as("the parts add up").isEqualTo(own + rework + blocked + approval + customer);
    }

    private static List<Stay> stays(@Nullable String stays) {
        return stays == null
                ? List.of()
                : Arrays.stream(stays.split("; ")).map(CyclePolicyTest::stay).toList();
    }

    private static Stay stay(String text) {
        String[] words = text.split(" ");
        Instant from = CalendarsForTests.at("2026-10-" + words[1]);
        return new Stay(
                words[0],
                from,
                until(words[2]),
                words.length == 3
                        ? List.of()
                        : List.of(new Stay.Wait(CalendarsForTests.at("2026-10-" + words[4]), until(words[5]))));
    }

    private static @Nullable Instant until(String text) {
        return text.equals("-") ? null : CalendarsForTests.at("2026-10-" + text);
    }
}
