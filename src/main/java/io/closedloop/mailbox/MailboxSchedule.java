package io.closedloop.mailbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Looks into the mailbox again and again, where there is one. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(MailboxSettings.class)
@ConditionalOnProperty("closedloop.mailbox.host")
class MailboxSchedule {

    private final MailboxSettings settings;
    private final MailPoller poller;
    private final TaskScheduler scheduler;

    MailboxSchedule(MailboxSettings settings, MailPoller poller, TaskScheduler scheduler) {
        this.settings = settings;
        this.poller = poller;
        this.scheduler = scheduler;
    }

    @Bean
    static MailPoller mailPoller(MailboxSettings settings, IncomingMails mails) {
        return new MailPoller(settings, mails);
    }

    /** Not before the models are there that a mail starts. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        scheduler.scheduleWithFixedDelay(poller::poll, settings.every());
    }
}
