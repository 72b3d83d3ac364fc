package io.closedloop.calendar;

import static io.closedloop.calendar.CalendarsForTests.at;
import static io.closedloop.calendar.CalendarsForTests.file;
import static io.closedloop.calendar.CalendarsForTests.weeksOnly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is true of every deadline of every calendar. */
class WorkingCalendarPropertiesTest {

    private static final WorkingCalendar CHINA = CalendarsForTests.china();
    private static final Instant FIRST = at("2022-12-01T00:00");
    private static final Instant LAST = at("2028-02-01T00:00");

    @Property
    void whatHappensLaterIsNeverDueEarlier(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other,
            @ForAll @IntRange(max = 300) int days) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;

        assertThat(calendar.deadline(later, days)).isAfterOrEqualTo(calendar.deadline(earlier, days));
    }

    @Property
    void moreDaysAreDueLater(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant event,
            @ForAll @IntRange(min = 1, max = 300) int days) {
        assertThat(calendar.deadline(event, days + 1)).isAfter(calendar.deadline(event, days));
        assertThat(calendar.deadline(event, 1)).isAfterOrEqualTo(calendar.deadline(event, 0));
    }

    @Property
    void nothingIsDueBeforeItHappens(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant event,
            @ForAll @IntRange(max = 300) int days,
            @ForAll("pauses") List<Pause> pauses) {
        assertThat(calendar.deadline(event, days, pauses)).isAfterOrEqualTo(event);
    }

    @Property
    void everythingIsDueAtTheCloseOfAWorkingDay(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant event,
            @ForAll @IntRange(max = 300) int days,
            @ForAll("pauses") List<Pause> pauses) {
        Instant dueAt = calendar.deadline(event, days, pauses);
        LocalDate day = calendar.dayOf(dueAt);

        assertThat(calendar.isWorkingDay(day)).isTrue();
        assertThat(dueAt).isEqualTo(calendar.closesAt(day));
        assertThat(pauses).noneMatch(pause -> pause.covers(dueAt));
    }

    @Property
    void anExplanationCountsToTheSameInstant(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant event,
            @ForAll @IntRange(max = 300) int days,
            @ForAll("pauses") List<Pause> pauses) {
        Explanation explained = calendar.explain(event, days, pauses);
        List<LocalDate> told = explained.days().stream().map(ExplainedDay::date).toList();
        LocalDate last = told.get(told.size() - 1);

        assertThat(told)
                .isEqualTo(calendar.dayOf(event).datesUntil(last.plusDays(1)).toList());
        assertThat(explained.days()).filteredOn(ExplainedDay::counted).hasSize(days);
        assertThat(explained.days().get(told.size() - 1).counted()).isEqualTo(days > 0);
        assertThat(explained.days())
                .filteredOn(ExplainedDay::counted)
                .allMatch(day -> calendar.isWorkingDay(day.date()));
        assertThat(explained.dueAt())
                .isEqualTo(calendar.closesAt(last))
                .isEqualTo(calendar.deadline(event, days, pauses));
        assertThat(explained.provisional())
                .isEqualTo(told.stream().anyMatch(day -> !calendar.isScheduled(day.getYear())));
    }

    @Property
    void waitingNeverShortens(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant event,
            @ForAll @IntRange(max = 300) int days,
            @ForAll("pauses") List<Pause> pauses) {
        assertThat(calendar.deadline(event, days, pauses)).isAfterOrEqualTo(calendar.deadline(event, days));
    }

    @Property
    void countingOnFromADeadlineIsCountingTheSum(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant event,
            @ForAll @IntRange(min = 1, max = 150) int days,
            @ForAll @IntRange(max = 150) int more,
            @ForAll("pauses") List<Pause> pauses) {
        assertThat(calendar.deadline(calendar.deadline(event, days, pauses), more, pauses))
                .isEqualTo(calendar.deadline(event, days + more, pauses));
    }

    @Property
    void remindersComeAtAnOpeningBetweenEventAndDeadline(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("instants") Instant event,
            @ForAll @IntRange(min = 1, max = 300) int days) {
        Instant dueAt = calendar.deadline(event, days);

        assertThat(calendar.reminder(event, dueAt)).hasValueSatisfying(reminder -> {
            assertThat(reminder).isAfter(event).isBefore(dueAt);
            assertThat(reminder).isEqualTo(calendar.opensAt(calendar.dayOf(reminder)));
            assertThat(calendar.isWorkingDay(calendar.dayOf(reminder))).isTrue();
        });
    }

    /** As shipped, changed by a file of any days, and in zones that change their clocks. */
    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<CalendarDay> days = Combinators.combine(
                        Arbitraries.integers().between(1, 365), Arbitraries.of(DayKind.class))
                .as((day, kind) -> new CalendarDay(
                        LocalDate.ofYearDay(2026, day),
                        kind,
                        kind == DayKind.SHORT ? LocalTime.NOON : null,
                        "Any Day",
                        "某日",
                        ""));
        return Arbitraries.oneOf(
                Arbitraries.just(CHINA),
                days.list()
                        .ofMaxSize(60)
                        .uniqueElements(CalendarDay::date)
                        .map(changed -> CHINA.with(file(List.of(2026), changed.toArray(new CalendarDay[0])))),
                Arbitraries.of("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Australia/Lord_Howe")
                        .map(zone -> weeksOnly(zone, "08:30", "17:15")));
    }

    /** In the years around the schedules shipped, often about an opening or a closing. */
    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
                .map(Instant::ofEpochSecond);
        Arbitrary<Duration> near = Arbitraries.longs().between(-1, 1).map(Duration::ofSeconds);
        Arbitrary<LocalDate> days = Arbitraries.longs().between(0, 1_800).map(LocalDate.parse("2022-12-01")::plusDays);
        return Arbitraries.oneOf(
                any,
                Combinators.combine(days, near)
                        .as((day, off) -> CHINA.closesAt(day).plus(off)),
                Combinators.combine(days, near)
                        .as((day, off) -> CHINA.opensAt(day).plus(off)));
    }

    @Provide
    Arbitrary<List<Pause>> pauses() {
        return Combinators.combine(instants(), Arbitraries.longs().between(1, 24 * 60))
                .as((from, hours) -> new Pause(from, from.plus(Duration.ofHours(hours)), "answer"))
                .list()
                .ofMaxSize(4);
    }
}
