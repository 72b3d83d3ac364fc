package io.closedloop.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.closedloop.link.Links;
import io.closedloop.support.Journey;
import io.closedloop.support.Letters;
import io.closedloop.support.MailServer;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.Proxy;
import io.closedloop.support.TestClock;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A mail server that takes mails after nobody waits for it any longer; here that is after a second. */
@ProcessTest
class SlowMailServerTest {

    private static final Proxy LINE = new Proxy(MailServer.server().getSmtp().getPort());

    @Autowired
    Journey journey;

    @Autowired
    MailStore store;

    @Autowired
    Links links;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    final String address = UUID.randomUUID() + "@customer.example";

    @DynamicPropertySource
    static void throughAProxy(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "localhost");
        settings.add("spring.mail.port", LINE::port);
        settings.add("spring.mail.properties.mail.smtp.timeout", () -> "30000");
        settings.add("camunda.bpm.job-execution.lock-time-in-millis", () -> "3000");
    }

    @BeforeEach
    void beSlow() {
        journey.begins("contactDetails", address);
        LINE.freeze(true);
        assertThatThrownBy(this::tryToSend).hasMessageContaining("did not answer within PT1S");
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void whatIsTakenLateIsNotedAndSentOnce() throws Exception {
        assertThatThrownBy(this::tryToSend).hasMessageContaining("has not ended with mail");
        LINE.freeze(false);
        await().until(() -> store.isSent(id()));
        Job job = job();
        management.executeJob(job.getId());

        assertThat(management.createJobQuery().jobId(job.getId()).count()).isZero();
        assertThat(received()).hasSize(1);
        assertThat(links.open(Letters.token(received().get(0))).number()).isEqualTo(journey.number());
    }

    @Test
    void whatFailsLateIsTriedAgain() {
        LINE.cut();
        LINE.freeze(false);
        await().until(() -> !store.isLeaving(id(), clock.instant()));
        assertThat(received()).isEmpty();

        tryToSend();
        assertThat(received()).hasSize(1);
    }

    @Test
    void whatANodeThatDiedWasSendingIsTriedAgain() {
        LINE.cut();
        await().until(() -> !store.isLeaving(id(), clock.instant()));
        LINE.freeze(false);
        store.leaving(id(), clock.instant().plus(Duration.ofMinutes(10)));
        assertThatThrownBy(this::tryToSend).hasMessageContaining("has not ended with mail");

        clock.set(clock.instant().plus(Duration.ofMinutes(11)));
        tryToSend();
        assertThat(received()).hasSize(1);
    }

    private void tryToSend() {
        management.executeJob(job().getId());
    }

    private Job job() {
        return journey.jobs("send-mail", String.valueOf(id())).get(0);
    }

    private long id() {
        return jdbc.sql("SELECT max(id) FROM correspondence_mail WHERE number = ? AND recipient = 'customer'")
                .param(journey.number())
                .query(Long.class)
                .single();
    }

    private List<MimeMessage> received() {
        return MailServer.to(address);
    }
}
