package io.closedloop.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** The calendar as it is shipped, for benchmarks, which live in a package of their own. */
public final class BenchmarkCalendar {

    private BenchmarkCalendar() {}

    public static WorkingCalendar china() throws IOException {
        CalendarSettings settings = new CalendarSettings(
                ZoneId.of("Asia/Shanghai"),
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                "CN",
                List.of());
        String schedules =
                new ClassPathResource("china-working-calendar.csv").getContentAsString(StandardCharsets.UTF_8);
        return new WorkingCalendar(settings, new ChinaHolidays(schedules));
    }
}
