package io.closedloop.mailbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    private final IncomingMails mails;

    MailboxSchedule(MailboxSettings settings, IncomingMails mails) {
        this.settings = settings;
        this.mails = mails;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new MailPoller(settings, mails)::poll, settings.every());
    }
}
