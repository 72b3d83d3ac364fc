package io.closedloop.registration;

import io.closedloop.calendar.CalendarSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start where the register's months, which the database counts, are those of another zone: they would disagree
 * with reports, which count in the installation's.
 */
@Component
class RegisterZone {

    private static final String COUNTED = "SELECT generation_expression FROM information_schema.columns"
            + " WHERE lower(table_name) = 'registration_requirement' AND lower(column_name) = 'received_month'";

    /** @throws IllegalStateException when the zone is another */
    RegisterZone(JdbcClient database, CalendarSettings calendar) {
        String counted = database.sql(COUNTED).query(String.class).single();
        if (!counted.contains("'" + calendar.zone().getId() + "'")) {
            throw new IllegalStateException("closedloop.calendar.zone is " + calendar.zone()
                    + ", but the schema was made with another, which the register counts months in: " + counted
                    + ". Set that again, for 'migrate' and for all nodes");
        }
    }
}
