package io.closedloop.calendar;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the company works. A lunch break is no setting: days are counted, not hours.
 *
 * @param zone the installation's time zone
 * @param opensAt opening of business on a working day
 * @param closesAt close of business on a working day
 * @param weekend the days of the week on which nobody works
 * @param country {@code CN} for the schedules shipped; any other ISO code, with a subdivision where there is one
 *     ({@code DE-BY}), for the holidays Jollyday knows
 * @param files calendar files of the installation, read at every start
 */
@ConfigurationProperties("closedloop.calendar")
public record CalendarSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("09:00") LocalTime opensAt,
        @DefaultValue("18:00") LocalTime closesAt,
        @DefaultValue({"SATURDAY", "SUNDAY"}) Set<DayOfWeek> weekend,
        @DefaultValue("CN") String country,
        @DefaultValue List<Path> files) {}
