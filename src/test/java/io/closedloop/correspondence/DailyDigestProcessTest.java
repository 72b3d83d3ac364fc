package io.closedloop.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.engine.CustomerErased;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.Letters;
import io.closedloop.support.MailServer;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import io.closedloop.support.WithMail;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From Friday, May 10th 2024 on; the Saturday after it makes up for Labour Day. */
@WithMail
@Covers("daily-digest")
class DailyDigestProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Correspondence correspondence;

    @Autowired
    Preferences preferences;

    @Autowired
    Timetable timetable;

    @Autowired
    TestClock clock;

    @Autowired
    IdentityService identity;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final String reader = colleague();

    String first;
    String second;

    @BeforeEach
    void twoRequirements() {
        clock.set("2024-05-10T10:00");
        employ(reader);
        preferences.choose(reader, MailRhythm.DAILY);
        first = journey.begins().through("registerRequirement").number();
        second = journey.begins().through("registerRequirement").number();
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void tellsEverythingInOneMail() throws Exception {
        tell(second, "界面设计");
        clock.set("2024-05-10T11:30");
        tell(first, "后端开发");
        tell(second, "联调");
        assertThat(states(first)).containsExactly(MailState.COLLECTED);
        assertThat(queued(second)).as("mails on their way").isZero();

        assertThat(morning("2024-05-11")).isEqualTo("digestsQueued");
        assertThat(states(second)).containsExactly(MailState.DIGESTED, MailState.DIGESTED);
        sendDigests();

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("3 messages about 2 requirements");
        assertThat(mail.getMessageID()).matches("<" + reader + "\\.digest\\.[0-9a-f]{32}@closedloop\\.example>");
        assertThat(mail.getHeader("X-Closedloop")).containsExactly("digest");
        assertThat(Letters.text(mail, "text/plain"))
                .containsSubsequence(
                        "Dear " + reader,
                        "== " + second + " ==",
                        "http://localhost:8080/requirements/" + second,
                        "- 2024-05-10 10:00  For you: 界面设计",
                        "This task was given to you: 界面设计.",
                        "- 2024-05-10 11:30  For you: 联调",
                        "== " + first + " ==",
                        "http://localhost:8080/requirements/" + first,
                        "For you: 后端开发",
                        "http://localhost:8080/preferences");
        assertThat(Letters.text(mail, "text/html"))
                .contains("href=\"http://localhost:8080/requirements/" + first + "\"", "For you: 联调");
        assertThat(correspondence.mailsAbout(first))
                .filteredOn(told -> told.recipient().equals(reader))
                .singleElement()
                .returns(MailState.DIGESTED, MailView::state)
                .returns(Instant.parse("2024-05-11T00:30:00Z"), MailView::sentAt);
        assertThat(correspondence.sent(mail.getMessageID())).get().returns(null, SentMail::number);
    }

    @Test
    void tellsOnce() {
        tell(first, "界面设计");
        morning("2024-05-11");
        sendDigests();
        morning("2024-05-11");
        sendDigests();
        assertThat(received()).as("nothing new, no mail").hasSize(1);

        tell(first, "联调");
        morning("2024-05-13");
        sendDigests();
        assertThat(received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-12", "2024-05-18", "2024-06-10"})
    void waitsOnADayOff(String day) {
        tell(first, "界面设计");

        assertThat(morning(day)).isEqualTo("noDigest");

        assertThat(states(first)).containsExactly(MailState.COLLECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"escalated", "escalatedFurther", "reminder", "dailyProgress"})
    void doesNotKeepWhatWouldBeTooLate(String event) {
        correspondence.tell(first, Recipient.person(reader), event, first, "");

        assertThat(states(first)).containsExactly(MailState.QUEUED);
        assertThat(queued(first)).isEqualTo(1);
    }

    @Test
    void keepsNothingOfWhoWantsItAtOnceAndNothingOfCustomers() {
        String other = employ(colleague());
        preferences.choose(Correspondence.CUSTOMER, MailRhythm.DAILY);
        String number = journey.begins("contactDetails", UUID.randomUUID() + "@customer.example")
                .number();
        correspondence.tell(number, Recipient.person(other), "taskAssigned", "联调");

        assertThat(correspondence.mailsAbout(number))
                .extracting(MailView::recipient, MailView::state)
                .contains(tuple(Correspondence.CUSTOMER, MailState.QUEUED), tuple(other, MailState.QUEUED));
        preferences.choose(Correspondence.CUSTOMER, MailRhythm.AT_ONCE);
    }

    @Test
    void whoGoesBackGetsWhatWasCollectedWithTheNextDigest() {
        tell(first, "界面设计");
        preferences.choose(reader, MailRhythm.AT_ONCE);
        tell(second, "联调");
        assertThat(states(second)).containsExactly(MailState.QUEUED);

        morning("2024-05-11");

        assertThat(states(first)).containsExactly(MailState.DIGESTED);
    }

    @Test
    void aColleagueWhoLeftHoldsNobodyUp() {
        String gone = employ(colleague());
        preferences.choose(gone, MailRhythm.DAILY);
        correspondence.tell(first, Recipient.person(gone), "taskAssigned", "联调");
        tell(second, "界面设计");
        identity.deleteUser(gone);

        morning("2024-05-11");
        sendDigests();

        assertThat(received()).hasSize(1);
        assertThat(correspondence.mailsAbout(first))
                .filteredOn(told -> told.recipient().equals(gone))
                .extracting(MailView::state)
                .containsExactly(MailState.COLLECTED);
    }

    @Test
    void whatIsErasedIsNotTold() throws Exception {
        tell(first, "界面设计");
        tell(second, "联调");
        morning("2024-05-11");
        erase(first);
        sendDigests();

        assertThat(only().getSubject()).isEqualTo("1 message about 1 requirement");
        assertThat(Letters.text(only(), "text/plain")).contains(second).doesNotContain(first, "界面设计");
    }

    @Test
    void aDigestOfNothingDoesNotLeave() {
        tell(first, "界面设计");
        morning("2024-05-11");
        erase(first);
        sendDigests();

        assertThat(received()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM correspondence_mail WHERE recipient = ?")
                        .param(reader)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void namesTheNumberThatARequirementGotMeanwhile() throws Exception {
        String reference = journey.begins().number();
        tell(reference, "登记");
        journey.through("registerRequirement");
        morning("2024-05-11");
        sendDigests();

        assertThat(journey.number()).isNotEqualTo(reference);
        assertThat(Letters.text(only(), "text/plain")).contains("/requirements/" + journey.number());
    }

    @Test
    void whatHasNoCaseFileComesLast() throws Exception {
        correspondence.tell("2024-04", Recipient.person(reader), "reportFrozen", "2024-04", "202405-R01");
        morning("2024-05-11");
        sendDigests();
        assertThat(only().getSubject()).isEqualTo("1 message");

        correspondence.tell("2024-04", Recipient.person(reader), "reportFrozen", "2024-04", "202405-R02");
        tell(first, "联调");
        morning("2024-05-13");
        sendDigests();
        assertThat(received().get(1).getSubject()).isEqualTo("2 messages about 1 requirement and other matters");
        assertThat(Letters.text(received().get(1), "text/plain"))
                .containsSubsequence("== " + first + " ==", "== Other matters ==", "202405-R02");
    }

    @Test
    void comesBackEveryDayAtTheSettingsTime() {
        morning("2024-05-11");

        assertThat(timetable.next("daily-digest").getDuedate()).isEqualTo(Instant.parse("2024-05-12T08:30:00+08:00"));
    }

    private String morning(String day) {
        clock.set(day + "T08:30");
        return timetable.outcome(timetable.starts("daily-digest"));
    }

    private void tell(String number, String task) {
        correspondence.tell(number, Recipient.person(reader), "taskAssigned", task);
    }

    private void erase(String number) {
        transaction.executeWithoutResult(status -> events.publishEvent(new CustomerErased(number, "erased")));
    }

    private List<MailState> states(String number) {
        return correspondence.mailsAbout(number).stream()
                .filter(told -> told.recipient().equals(reader))
                .map(MailView::state)
                .toList();
    }

    /** How many mails to the reader about a requirement have a process of their own. */
    private long queued(String number) {
        return jdbc
                .sql("SELECT id FROM correspondence_mail WHERE number = ? AND recipient = ?")
                .params(number, reader)
                .query(Long.class)
                .list()
                .stream()
                .filter(id -> runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(number + "/" + id)
                                .count()
                        > 0)
                .count();
    }

    private void sendDigests() {
        runtime.createProcessInstanceQuery().processDefinitionKey("send-mail").list().stream()
                .filter(sending -> String.valueOf(sending.getBusinessKey()).startsWith("digest/"))
                .map(sending -> management
                        .createJobQuery()
                        .processInstanceId(sending.getId())
                        .singleResult())
                .forEach(job -> management.executeJob(job.getId()));
    }

    private MimeMessage only() {
        assertThat(received()).hasSize(1);
        return received().get(0);
    }

    private List<MimeMessage> received() {
        return MailServer.to(reader + "@closedloop.example");
    }

    private static String colleague() {
        return "colleague-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String employ(String id) {
        User user = identity.newUser(id);
        user.setPassword("demo");
        user.setEmail(id + "@closedloop.example");
        identity.saveUser(user);
        return id;
    }
}
