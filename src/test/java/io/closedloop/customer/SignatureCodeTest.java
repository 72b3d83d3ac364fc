package io.closedloop.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.link.Purpose;
import io.closedloop.support.Journey;
import io.closedloop.support.Letters;
import io.closedloop.support.MailServer;
import io.closedloop.support.PersonalLinks;
import io.closedloop.support.TestClock;
import io.closedloop.support.WithMail;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Where the setting asks for it, a yes by link counts only with a code that was mailed. */
@WithMail
@TestPropertySource(properties = "closedloop.customer.code-before-signature=true")
class SignatureCodeTest {

    @Autowired
    Journey journey;

    @Autowired
    PersonalLinks personal;

    @Autowired
    Visits visits;

    @Autowired
    Correspondence correspondence;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    final String address = UUID.randomUUID() + "@customer.example";

    @Autowired
    Desk desk;

    Visit visit;

    @BeforeEach
    void openThePlan() {
        journey.planned("contactDetails", address);
        visit = visits.of(visits.begin(personal.token(Purpose.PLAN, journey.number())))
                .orElseThrow();
    }

    @Test
    void countsWithTheCodeOnly() throws Exception {
        assertThatThrownBy(() -> answer(Decision.CONFIRM, null)).hasMessageContaining("have a code sent to you");
        String code = code();
        assertThatThrownBy(() -> visits.sendCode(visit)).hasMessageContaining("a moment ago");
        assertThatThrownBy(() -> answer(Decision.CONFIRM, other(code))).hasMessageContaining("not right");
        assertThat(journey.openTasks()).containsExactly("obtainConfirmation");

        answer(Decision.CONFIRM, code);
        assertThat(journey.runOutsideSteps().openTasks()).containsExactly("breakDownTasks");
        assertThat(jdbc.sql("SELECT code_checked FROM evidence_record WHERE number = ?")
                        .param(journey.number())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        assertThat(correspondence.about(journey.number()))
                .extracting(Notification::body)
                .contains("已发送签名验证码。")
                .noneMatch(body -> body.contains(code));
    }

    @Test
    void takesAFewTriesOnly() throws Exception {
        String code = code();
        for (int tries = 0; tries < 5; tries++) {
            assertThatThrownBy(() -> answer(Decision.CONFIRM, other(code))).hasMessageContaining("not right");
        }

        assertThatThrownBy(() -> answer(Decision.CONFIRM, code)).hasMessageContaining("tried too often");
        assertThat(journey.openTasks()).containsExactly("obtainConfirmation");
    }

    @Test
    void sendsAFewCodesADay() {
        Instant now = clock.instant();
        try {
            for (int minutes = 0; minutes < 20; minutes += 2) {
                clock.set(now.plus(Duration.ofMinutes(minutes)));
                visits.sendCode(visit);
            }
            clock.set(now.plus(Duration.ofMinutes(20)));
            assertThatThrownBy(() -> visits.sendCode(visit)).hasMessageContaining("Too many codes");
        } finally {
            clock.reset();
        }
    }

    @Test
    void aNoNeedsNone() {
        answer(Decision.REVISE, null);

        assertThat(journey.runOutsideSteps().openTasks()).containsExactly("preparePlan");
    }

    private void answer(Decision decision, @Nullable String code) {
        desk.answer(visit, new Reply(decision, "张伟", "请加导出", List.of(), null, null, code, "203.0.113.7", "Test"));
    }

    private String code() throws Exception {
        visits.sendCode(visit);
        journey.jobs("send-mail", "").forEach(job -> management.executeJob(job.getId()));
        List<MimeMessage> mails = MailServer.to(address);
        Matcher code = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)")
                .matcher(Letters.text(mails.get(mails.size() - 1), "text/plain"));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static String other(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }
}
