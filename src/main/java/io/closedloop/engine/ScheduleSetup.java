package io.closedloop.engine;

import io.closedloop.calendar.CalendarSettings;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes models that start by themselves start by the installation's settings and clock. */
@Configuration(proxyBeanMethods = false)
class ScheduleSetup {

    @Bean
    ProcessEnginePlugin schedulePlugin(CalendarSettings calendar) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                // the schedule is a setting, which may have changed since the last deployment
                engine.setReevaluateTimeCycleWhenDue(true);
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                ((MapBusinessCalendarManager) engine.getBusinessCalendarManager())
                        .addBusinessCalendar(CycleBusinessCalendar.NAME, new ZonedCycles(calendar.zone()));
            }
        };
    }
}
