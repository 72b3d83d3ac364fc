package io.closedloop.resilience;

import io.closedloop.Closedloop;
import io.closedloop.calendar.CalendarSettings;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The application on a computer whose clock is wrong. */
public final class ShiftedNode {

    /** System property: by how much. */
    static final String BY = "closedloop.shift";

    private ShiftedNode() {}

    public static void main(String[] arguments) {
        ClockUtil.offset(by().toMillis());
        new SpringApplicationBuilder(Closedloop.class, Wrong.class).run(arguments);
    }

    private static Duration by() {
        return Duration.parse(System.getProperty(BY));
    }

    /** Takes the place of the one clock. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Wrong {

        @Bean
        @Primary
        Clock wrongClock(CalendarSettings settings) {
            return Clock.offset(Clock.system(settings.zone()), by());
        }
    }
}
