package io.closedloop.execution;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** When the application asks by itself how work stands, in the installation's time zone. */
@ConfigurationProperties("closedloop")
public record ExecutionSettings(
        @DefaultValue Weekly weeklySync, @DefaultValue Daily dailyProgress) {

    /** @param schedule of the weekly sync, as a cron expression of six fields beginning with seconds */
    public record Weekly(@DefaultValue("0 30 9 ? * MON") String schedule) {}

    /** @param at when owners are reminded who have not reported that working day */
    public record Daily(@DefaultValue("16:30") LocalTime at) {}
}
