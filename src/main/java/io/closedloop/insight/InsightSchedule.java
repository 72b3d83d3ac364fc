package io.closedloop.insight;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Counts what most look at before they do. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class InsightSchedule implements SchedulingConfigurer {

    private final InsightSettings settings;
    private final Dashboards dashboards;
    private final HeatMaps heatMaps;

    InsightSchedule(InsightSettings settings, Dashboards dashboards, HeatMaps heatMaps) {
        this.settings = settings;
        this.dashboards = dashboards;
        this.heatMaps = heatMaps;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            tasks.addFixedDelayTask(dashboards::refresh, settings.every());
            tasks.addFixedDelayTask(heatMaps::refresh, settings.every());
        }
    }
}
