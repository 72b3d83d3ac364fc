package io.closedloop.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.document.DocumentText;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.HistoryRelease;
import io.closedloop.link.Link;
import io.closedloop.link.Links;
import io.closedloop.link.Purpose;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.Letters;
import io.closedloop.support.MailServer;
import io.closedloop.support.TestClock;
import io.closedloop.support.WithMail;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithMail
@Covers("send-mail")
class SendMailProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Correspondence correspondence;

    @Autowired
    Mails mails;

    @Autowired
    MailStore store;

    @Autowired
    Links links;

    @Autowired
    Renderings renderings;

    @Autowired
    DocumentText titles;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HistoryRelease history;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    final String address = UUID.randomUUID() + "@customer.example";

    @Test
    void asksTheCustomerForTheConfirmationOfThePlan() throws Exception {
        journey.planned("contactDetails", address);
        sendAll();

        String number = journey.number();
        MimeMessage mail = last();
        assertThat(mail.getSubject()).isEqualTo("请确认需求" + number + "的处理方案");
        assertThat(mail.getMessageID()).matches("<" + number + "\\.planToConfirm\\.[0-9a-f]{32}@closedloop\\.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(Letters.text(mail, "text/plain")).contains("张*，您好：", "请书面确认", "“同意”");
        assertThat(Letters.text(mail, "text/html")).contains("<h1", "查看方案并答复");
        KeptRendering sent = renderings.sent(number, "handling-plan", 1).orElseThrow();
        assertThat(Letters.files(mail)).singleElement().satisfies(file -> {
            assertThat(Letters.fileName(file)).isEqualTo(number + " 需求处理方案 v1.pdf");
            assertThat(DigestUtils.sha256Hex(file.getInputStream())).isEqualTo(sent.sha256());
        });
        Link link = links.open(Letters.token(mail));
        assertThat(link.number()).isEqualTo(number);
        assertThat(link.ask().purpose()).isEqualTo(Purpose.PLAN);
        assertThat(link.ask().sha256()).isEqualTo(sent.sha256());
        assertThat(link.address()).isEqualTo(address);
        assertThat(correspondence.sent(mail.getMessageID()))
                .get()
                .returns(link.ask(), SentMail::ask)
                .returns(address, SentMail::address);
    }

    @Test
    void acknowledgesAndReadsBack() throws Exception {
        journey.begins("contactDetails", "138 0000 0000, " + address);
        sendAll();
        String reference = journey.number();
        assertThat(last().getSubject()).isEqualTo("已收到您的需求（" + reference + "）");
        String status = Letters.token(last());

        journey.through("registerRequirement", "confirmRegistration");
        sendAll();
        assertThat(last().getSubject()).contains(journey.number());
        assertThat(links.open(Letters.token(last())).ask().purpose()).isEqualTo(Purpose.REGISTRATION);
        assertThat(links.open(status).number()).isEqualTo(journey.number());
        assertThat(links.open(status).ask().subject()).isEqualTo(journey.number());
    }

    @Test
    void sendsOnce() throws Exception {
        journey.begins("contactDetails", address);
        sendAll();
        long id = id();
        mails.send(id);
        assertThat(received()).hasSize(1);
    }

    @Test
    void secondCopyAfterADeathBetweenSendingAndNotingHasTheSameId() throws Exception {
        journey.begins("contactDetails", address);
        sendAll();
        jdbc.sql("UPDATE correspondence_mail SET state = 'QUEUED' WHERE id = ?")
                .param(id())
                .update();
        mails.send(id());

        assertThat(received()).hasSize(2);
        assertThat(received().get(0).getMessageID()).isEqualTo(received().get(1).getMessageID());
    }

    @Test
    void whatCannotBeSentBecomesAnIncident() {
        journey.begins("contactDetails", address);
        Job job = jobs().get(0);
        jdbc.sql("UPDATE correspondence_mail SET address = 'nobody@@nowhere' WHERE id = ?")
                .param(id())
                .update();
        do {
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("nobody@@nowhere");
        } while (retries(job) > 0);

        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .list())
                .hasSize(1);
        assertThat(received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAddressThatWasRefusedIsForgottenWithTheCustomer(boolean sentInTheEnd) {
        String refused = UUID.randomUUID() + "@@nowhere";
        journey.begins("contactDetails", address);
        Job job = jobs().get(0);
        readdress(refused);
        do {
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining(refused);
        } while (retries(job) > 0);
        if (sentInTheEnd) {
            readdress(address);
            management.executeJob(job.getId());
        }
        assertThat(mentions(refused)).isPositive();

        forgetCustomer();

        assertThat(mentions(refused)).isZero();
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .count())
                .isEqualTo(sentInTheEnd ? 0 : 1);
    }

    @Test
    void whatWentWrongIsForgottenAfterAMonth() {
        journey.begins("contactDetails", address);
        Job job = jobs().get(0);
        readdress("nobody@@nowhere");
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("nobody@@nowhere");
        Instant failed = clock.instant();
        try {
            clock.set(failed.plus(Duration.ofDays(29)));
            transactions.executeWithoutResult(status -> history.releaseFailures());
            assertThat(keptFailures(job)).isEqualTo(2);

            clock.set(failed.plus(Duration.ofDays(31)));
            transactions.executeWithoutResult(status -> history.releaseFailures());
            assertThat(keptFailures(job)).isZero();
        } finally {
            clock.reset();
        }
    }

    /** Its log, and the trace behind that. */
    private long keptFailures(Job job) {
        return jdbc.sql("SELECT (SELECT count(*) FROM ACT_HI_JOB_LOG WHERE REMOVAL_TIME_ IS NULL AND JOB_ID_ = :job)"
                        + " + (SELECT count(*) FROM ACT_GE_BYTEARRAY WHERE REMOVAL_TIME_ IS NULL AND ID_ IN"
                        + " (SELECT JOB_EXCEPTION_STACK_ID_ FROM ACT_HI_JOB_LOG WHERE JOB_ID_ = :job))")
                .param("job", job.getId())
                .query(Long.class)
                .single();
    }

    private void readdress(String to) {
        jdbc.sql("UPDATE correspondence_mail SET address = ? WHERE id = ?")
                .params(to, id())
                .update();
    }

    private void forgetCustomer() {
        transactions.executeWithoutResult(
                status -> events.publishEvent(new CustomerErased(journey.number(), "(erased)")));
    }

    /** Where the engine says it. */
    private long mentions(String text) {
        return Stream.of(
                                "JOB_EXCEPTION_MSG_ FROM ACT_HI_JOB_LOG",
                                "EXCEPTION_MSG_ FROM ACT_RU_JOB",
                                "INCIDENT_MSG_ FROM ACT_HI_INCIDENT",
                                "INCIDENT_MSG_ FROM ACT_RU_INCIDENT")
                        .flatMap(column -> jdbc.sql("SELECT " + column).query(String.class).list().stream())
                        .filter(said -> said != null && said.contains(text))
                        .count()
                + jdbc
                        .sql("SELECT BYTES_ FROM ACT_GE_BYTEARRAY WHERE NAME_ LIKE '%xception%'")
                        .query(byte[].class)
                        .list()
                        .stream()
                        .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(text))
                        .count();
    }

    @Test
    void fieldsCannotAddHeaders() throws Exception {
        journey.begins("contactDetails", address, "contactPerson", "张*\r\nBcc: victim@example.com");
        sendAll();

        assertThat(last().getHeader("Bcc")).isNull();
        assertThat(Arrays.toString(last().getAllRecipients())).doesNotContain("victim@example.com>");
    }

    @Test
    void tellsAColleagueOfATaskOnce() {
        journey.planned("contactDetails", address).through("obtainConfirmation", "breakDownTasks");
        sendAll();

        assertThat(correspondence.mailsAbout(journey.number()))
                .filteredOn(mail -> mail.event().equals("taskAssigned"))
                .extracting(MailView::address)
                .containsExactlyInAnyOrder("execution-team@closedloop.example", "execution-team-2@closedloop.example");
        journey.fires("reportProgressOverdue");
        assertThat(correspondence.mailsAbout(journey.number()))
                .filteredOn(mail -> mail.event().equals("escalated"))
                .singleElement()
                .returns("department-head", MailView::recipient)
                .returns(MailState.QUEUED, MailView::state);
    }

    private MimeMessage last() {
        List<MimeMessage> received = received();
        return received.get(received.size() - 1);
    }

    private List<MimeMessage> received() {
        return MailServer.to(address);
    }

    private long id() {
        return jdbc.sql("SELECT max(id) FROM correspondence_mail WHERE number = ? AND recipient = 'customer'")
                .param(journey.number())
                .query(Long.class)
                .single();
    }

    private List<Job> jobs() {
        return journey.jobs("send-mail", "");
    }

    private int retries(Job job) {
        return management.createJobQuery().jobId(job.getId()).singleResult().getRetries();
    }

    private void sendAll() {
        jobs().forEach(job -> management.executeJob(job.getId()));
    }
}
