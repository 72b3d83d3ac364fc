package io.closedloop.insight;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts, once, the working time of what ended before working times were kept. */
@Component
class VisitBackfill implements ApplicationRunner {

    private static final int BATCH = 5_000;

    private final JdbcTemplate jdbc;
    private final Calendars calendars;

    VisitBackfill(JdbcTemplate jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        WorkingCalendar calendar = calendars.current();
        List<Object[]> counted;
        do {
            counted = jdbc.query(
                    "SELECT id, begun_at, ended_at FROM insight_visit WHERE ended_at IS NOT NULL AND working_minutes IS NULL"
                            + " FETCH FIRST " + BATCH + " ROWS ONLY",
                    (row, number) -> new Object[] {
                        calendar.workingTime(
                                        row.getObject("begun_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("ended_at", OffsetDateTime.class)
                                                .toInstant())
                                .toMinutes(),
                        row.getLong("id")
                    });
            jdbc.batchUpdate("UPDATE insight_visit SET working_minutes = ? WHERE id = ?", counted);
        } while (!counted.isEmpty());
    }
}
