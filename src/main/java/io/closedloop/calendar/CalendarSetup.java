package io.closedloop.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Sets up the clock and the working calendar from the State Council's schedules. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarSettings.class)
class CalendarSetup {

    @Bean
    Clock clock(CalendarSettings settings) {
        return Clock.system(settings.zone());
    }

    @Bean
    WorkingCalendar workingCalendar(
            @Value("classpath:china-working-calendar.csv") Resource schedule, CalendarSettings settings) {
        return new WorkingCalendar(exceptions(schedule), settings);
    }

    private static Map<LocalDate, Boolean> exceptions(Resource schedule) {
        Map<LocalDate, Boolean> exceptions = new TreeMap<>();
        try {
            schedule.getContentAsString(StandardCharsets.UTF_8).lines().skip(1).forEach(line -> {
                String[] columns = line.split(",", 3);
                exceptions.put(LocalDate.parse(columns[0]), "WORKING".equals(columns[1]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exceptions;
    }
}
