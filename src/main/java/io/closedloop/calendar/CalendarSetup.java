package io.closedloop.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Sets up the clock and the calendar that the installation starts from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarSettings.class)
class CalendarSetup {

    @Bean
    Clock clock(CalendarSettings settings) {
        return Clock.system(settings.zone());
    }

    @Bean
    WorkingCalendar workingCalendar(
            @Value("classpath:china-working-calendar.csv") Resource schedules, CalendarSettings settings)
            throws IOException {
        return new WorkingCalendar(
                settings,
                settings.country().equals("CN")
                        ? new ChinaHolidays(schedules.getContentAsString(StandardCharsets.UTF_8))
                        : new JollydayHolidays(settings.country()));
    }
}
