package io.closedloop.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.MailView;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.document.Documents;
import io.closedloop.engine.CustomerErased;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.WithMail;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithMail
@Covers({"incoming-mail", "escalation"})
class IncomingMailProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    IncomingMails mails;

    @Autowired
    MailTable table;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MailAnswers answers;

    @Autowired
    Correspondence correspondence;

    @Autowired
    Documents documents;

    @Autowired
    Attachments attachments;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final String customer = UUID.randomUUID() + "@customer.example";

    @Test
    void newMailBecomesAnIntake() {
        String reference = newRequirement();

        assertThat(journey.with(reference).openTasks()).containsExactly("registerRequirement");
        assertThat(journey.shown("registerRequirement", "customerName")).isEqualTo("李华");
        assertThat(journey.shown("registerRequirement", "contactDetails")).isEqualTo(customer);
        assertThat(journey.shown("registerRequirement", "channel")).isEqualTo("EMAIL");
        assertThat(journey.shown("registerRequirement", "description")).isEqualTo("[紧急]需要定制数据看板");
        assertThat(journey.shown("registerRequirement", "urgency")).isEqualTo("HIGH");
        assertThat(journey.shown("registerRequirement", "expectedDeliveryDate")).isNull();
        assertThat(String.valueOf(journey.shown("registerRequirement", "details")))
                .contains("请按附件开发数据看板", "Not kept: setup.exe");
        assertThat(attachments.of(reference))
                .extracting(Attachment::name)
                .hasSize(2)
                .contains("需求说明书（第二版）.docx");
        assertThat(correspondence.contact(reference).orElseThrow().address()).isEqualTo(customer);

        assertThatThrownBy(
                        () -> journey.complete("registerRequirement", "expectedDeliveryDate", null, "channel", "EMAIL"))
                .hasMessageContaining("Expected delivery date: must be filled in");
        journey.complete("registerRequirement", "expectedDeliveryDate", "2099-12-31");
        assertThat(table.of(journey.number())).hasSize(1);
    }

    @Test
    void autoReplyIsPutAway() {
        long mail =
                comes(SampleMails.plain(customer, "自动回复: 休假", "我在休假", "a-" + customer, "Auto-Submitted: auto-replied"));

        assertThat(journey.outcome()).isEqualTo("mailPutAway");
        assertThat(table.get(mail).kind()).isEqualTo(MailKind.AUTOMATIC);
    }

    @Test
    void clearAnswerConfirmsThePlanAndIsAnswered() {
        String number = planned();
        long mail = comes(answer("同意", customer));
        assertThat(journey.outcome()).isEqualTo("answerUnderstood");
        assertThat(journey.trace("serviceTask")).containsExactly("readMail", "actOnAnswer", "confirmUnderstanding");

        assertThat(journey.with(number).runOutsideSteps().openTasks()).containsExactly("breakDownTasks");
        assertThat(String.valueOf(documents
                        .latest(number, "confirmation-record")
                        .orElseThrow()
                        .content()))
                .contains("王小明", "EMAIL", "mail-" + mail + ".eml");
        assertThat(jdbc.sql("SELECT mail_sha256 FROM evidence_record WHERE number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .contains(table.get(mail).sha256());
        assertThat(correspondence.mailsAbout(number))
                .filteredOn(told -> told.event().equals("answerUnderstood"))
                .singleElement()
                .returns(customer, MailView::address);
        assertThat(attachments.of(number)).extracting(Attachment::name).contains("mail-" + mail + ".eml");
        assertThat(answers.act(mail)).as("done is done").isEmpty();
    }

    @Test
    void clearAnswersApproveAChangeAndAcceptTheResult() {
        String number = planned();
        journey.through("obtainConfirmation", "breakDownTasks").requestsChange().complete("assessChangeImpact");
        comes(answerTo("changeToApprove", "同意"));
        journey.with(number).complete("approveChangeInternally");
        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");

        journey.through("updateTaskBreakdown", "reportProgress", "reportProgress", "submitDeliverables");
        comes(answerTo("readyForAcceptance", "验收通过"));
        assertThat(journey.with(number).runOutsideSteps().openTasks()).containsExactly("archiveRequirement");
        assertThat(attachments.of(number))
                .extracting(Attachment::name)
                .filteredOn(name -> name.endsWith(".eml"))
                .hasSize(2);
    }

    private byte[] answerTo(String event, String text) {
        return SampleMails.qqAnswer(text, customer, sentMail(event), UUID.randomUUID() + "@qq.com");
    }

    @Test
    void lateAnswerIsReadByAPerson() {
        String number = planned();
        comes(answer("撤回", customer));
        assertThat(journey.outcome())
                .as("%s", journey.openTasks().isEmpty() ? "" : journey.shown("handleMail", "mailReason"))
                .isEqualTo("answerUnderstood");
        long late = comes(answer("同意", customer));

        assertThat(journey.openTasks()).containsExactly("handleMail");
        assertThat(String.valueOf(journey.shown("handleMail", "mailReason"))).contains(number);
        assertThat(table.get(late).decision()).isEqualTo("CONFIRM");
        journey.complete("handleMail", "decision", "FILED", "note", "已电话说明");
        assertThat(journey.outcome()).isEqualTo("mailHandled");
        assertThat(table.get(late)).returns("FILED", ReceivedMail::handled).returns("已电话说明", ReceivedMail::note);
    }

    @Test
    void unclearAnswerIsReadByAPerson() {
        String number = planned();
        comes(answer("同意，但请降价", customer));

        assertThat(journey.task("handleMail").getName()).isEqualTo("Handle mail · " + number);
        assertThat(journey.shown("handleMail", "mailReason")).isEqualTo("It does not say clearly yes or no.");
        assertThat(journey.shown("handleMail", "mailAsked")).isEqualTo("Read the plan and answer");
        assertThat(String.valueOf(journey.shown("handleMail", "mailText"))).startsWith("同意，但请降价");
        assertThat(String.valueOf(journey.shown("handleMail", "mailSender"))).isEqualTo("王小明 <" + customer + ">");
        assertThat(String.valueOf(journey.shown("handleMail", "mailFiles"))).contains("/api/requirements/" + number);
        assertThat(journey.with(number).openTasks()).contains("obtainConfirmation");
    }

    @Test
    void answerOfSomebodyElseDoesNotCount() {
        String number = planned();
        comes(answer("同意", "other-" + customer));

        assertThat(String.valueOf(journey.shown("handleMail", "mailReason"))).contains("not come from the address");
        assertThat(journey.with(number).openTasks()).contains("obtainConfirmation");
    }

    @Test
    void bounceIsReadByAPerson() {
        planned();
        comes(SampleMails.bounce(sentMail("planToConfirm"), "failed"));

        assertThat(String.valueOf(journey.shown("handleMail", "mailReason"))).contains("did not arrive");
    }

    @Test
    void unclearMailIsANewRequirementAfterAll() {
        long mail = comes(SampleMails.plain(customer, "看板", "", "e-" + customer));
        assertThat(journey.task("handleMail").getName()).isEqualTo("Handle mail · mail-" + mail);
        assertThat(attachments.of("mail-" + mail)).hasSize(1);
        assertThatThrownBy(() -> journey.complete("handleMail", "decision", "FILED"))
                .hasMessageContaining("name the requirement");
        assertThatThrownBy(() -> journey.complete("handleMail", "decision", "FILED", "requirement", "209901-001"))
                .hasMessageContaining("there is no requirement");

        journey.complete("handleMail", "decision", "NEW_REQUIREMENT");
        assertThat(journey.outcome()).isEqualTo("mailTakenIn");
        String reference = String.valueOf(table.get(mail).number());
        assertThat(attachments.of("mail-" + mail)).isEmpty();
        assertThat(attachments.of(reference)).hasSize(1);
        assertThat(journey.with(reference).shown("registerRequirement", "details"))
                .isEqualTo("看板");
    }

    @Test
    void mailIsFiledWithARequirement() {
        String number = newRequirement();
        long mail = comes(SampleMails.plain(customer, "", "", "f-" + customer));
        journey.complete("handleMail", "decision", "FILED", "requirement", number);

        assertThat(journey.outcome()).isEqualTo("mailHandled");
        assertThat(attachments.of(number)).extracting(Attachment::name).contains("mail-" + mail + ".eml");
    }

    @Test
    void missesItsDeadline() {
        comes(SampleMails.plain(customer, "", "", "d-" + customer));
        journey.fires("handleMailOverdue");
        assertThat(journey.openTasks()).containsExactly("handleEscalation", "handleMail");
        journey.fires("handleEscalationUnanswered").through("handleEscalation");
        journey.complete("handleMail", "decision", "IGNORE");
        assertThat(journey.outcome()).isNotEmpty();
    }

    @Test
    void forgetsTheCustomer() {
        String number = planned();
        long mail = comes(answer("同意？", customer));
        byte[] raw = table.content(mail).orElseThrow();
        transaction.executeWithoutResult(status -> events.publishEvent(new CustomerErased(number, "erased")));

        assertThat(journey.openTasks()).isEmpty();
        assertThat(table.content(mail)).isEmpty();
        assertThat(table.get(mail).sender()).isNull();
        assertThat(mails.isKnown(new RawMail(raw, true, raw.length))).isTrue();
    }

    private String newRequirement() {
        long mail = comes(SampleMails.foxmail(customer, "n-" + UUID.randomUUID()));
        assertThat(journey.outcome()).isEqualTo("mailTakenIn");
        return String.valueOf(table.get(mail).number());
    }

    /** A requirement whose plan went to the customer by mail. */
    private String planned() {
        return journey.planned("contactDetails", customer).number();
    }

    private String sentMail(String event) {
        return jdbc.sql("SELECT message_id FROM correspondence_mail WHERE address = ? AND event = ?")
                .params(customer, event)
                .query(String.class)
                .single();
    }

    private byte[] answer(String text, String from) {
        return SampleMails.qqAnswer(text, from, sentMail("planToConfirm"), UUID.randomUUID() + "@qq.com");
    }

    private long comes(byte[] raw) {
        long id = mails.take(new RawMail(raw, true, raw.length));
        journey.with(ReceivedMail.key(id)).runOutsideSteps();
        return id;
    }
}
