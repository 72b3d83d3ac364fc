package io.closedloop.mailbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Looks into the mailbox again and again, where there is one. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(MailboxSettings.class)
@ConditionalOnProperty("closedloop.mailbox.host")
class MailboxSchedule implements SchedulingConfigurer {

    private final MailboxSettings settings;
    private final MailPoller poller;

    MailboxSchedule(MailboxSettings settings, MailPoller poller) {
        this.settings = settings;
        this.poller = poller;
    }

    @Bean
    static MailPoller mailPoller(MailboxSettings settings, IncomingMails mails) {
        return new MailPoller(settings, mails);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(poller::poll, settings.every());
    }
}
