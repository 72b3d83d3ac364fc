package io.closedloop.calendar;

import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the company works.
 *
 * @param zone the installation's time zone
 * @param opensAt opening of business on a working day
 * @param closesAt close of business on a working day
 */
@ConfigurationProperties("closedloop.calendar")
public record CalendarSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("09:00") LocalTime opensAt,
        @DefaultValue("18:00") LocalTime closesAt) {}
