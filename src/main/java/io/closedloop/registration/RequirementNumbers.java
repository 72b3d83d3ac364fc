package io.closedloop.registration;

import io.closedloop.calendar.Calendars;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives out numbers such as {@code 202405-001}: from 001 each month of the installation's time zone, without gaps.
 *
 * <p>The counter is a row that stays locked until the registration's transaction ends, so a rolled-back registration
 * gives its number back. The first number of a month is fought out on one row that is always there, because an insert
 * of the month's row by two at once would fail one of them.
 */
@Component
class RequirementNumbers {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final String GUARD = "000000";

    private final JdbcClient jdbc;
    private final Calendars calendars;

    RequirementNumbers(JdbcClient jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    String next(Instant registeredAt) {
        String month = MONTH.format(calendars.dayOf(registeredAt));
        if (!count(month)) {
            jdbc.sql("UPDATE registration_number SET last_number = last_number + 1 WHERE counted_month = ?")
                    .param(GUARD)
                    .update();
            if (!count(month)) {
                jdbc.sql("INSERT INTO registration_number (counted_month, last_number) VALUES (?, 1)")
                        .param(month)
                        .update();
            }
        }
        int number = jdbc.sql("SELECT last_number FROM registration_number WHERE counted_month = ?")
                .param(month)
                .query(Integer.class)
                .single();
        return "%s-%03d".formatted(month, number);
    }

    private boolean count(String month) {
        return jdbc.sql("UPDATE registration_number SET last_number = last_number + 1 WHERE counted_month = ?")
                        .param(month)
                        .update()
                == 1;
    }
}
