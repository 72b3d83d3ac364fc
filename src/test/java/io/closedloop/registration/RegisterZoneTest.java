package io.closedloop.registration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegisterZoneTest {

    @Nested
    @ProcessTest
    class OnH2 extends Story {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends Story {}

    abstract static class Story {

        @Autowired
        JdbcClient jdbc;

        @Test
        void isThatOfTheSchema() {
            assertThatCode(() -> start("Asia/Shanghai")).doesNotThrowAnyException();
            assertThatThrownBy(() -> start("Europe/Berlin"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("closedloop.calendar.zone is Europe/Berlin", "Asia/Shanghai", "migrate");
        }

        private void start(String zone) {
            new RegisterZone(
                    jdbc,
                    new CalendarSettings(
                            ZoneId.of(zone), LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of(), "CN", List.of()));
        }
    }
}
