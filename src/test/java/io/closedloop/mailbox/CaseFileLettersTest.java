package io.closedloop.mailbox;

import static io.closedloop.support.Doors.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.engine.CustomerErased;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.Letters;
import io.closedloop.support.MailServer;
import io.closedloop.support.WithMail;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What was written and told, as the case file shows it. */
@WithMail
class CaseFileLettersTest {

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    IncomingMails mails;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    final String customer = UUID.randomUUID() + "@customer.example";

    @Test
    void showsMailsBothWaysInTheOrderOfTime() throws Exception {
        String number = journey.planned("contactDetails", customer).number();
        assertThat(rows(number)).last().asString().contains("mail out", "请确认需求", customer, "waits to be sent");
        send(number);
        List<MimeMessage> sent = MailServer.to(customer);
        String token = Letters.token(sent.get(sent.size() - 1));
        comes(SampleMails.plain(
                customer,
                "<script>alert(1)</script> " + number,
                "<img src=x onerror=alert(2)> http://localhost/c#" + token + " ?",
                "x-" + customer));
        journey.complete("handleMail", "decision", "FILED", "note", "<i>已回电</i>");

        Document page = page(number);
        List<String> rows = rows(number);
        assertThat(rows.get(rows.size() - 2)).contains("mail out", "请确认需求", "sent");
        assertThat(rows)
                .last()
                .asString()
                .contains("mail in", "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "/c#…")
                .contains("filed with its requirement · Customer service", "<i>已回电</i>");
        assertThat(page.select("#correspondence script, #correspondence img, #correspondence i"))
                .isEmpty();
        assertThat(page.html()).doesNotContain(token);
        assertThat(doors.get("/api/requirements/" + number, "operations").getBody())
                .doesNotContain(token);
        JsonNode written =
                body(doors.json("/api/requirements/" + number, "operations")).get("mails");
        assertThat(written.findValuesAsText("address")).contains(customer);
        assertThat(written.findValuesAsText("state")).contains("SENT");
    }

    @Test
    void showsWhatWasToldWithoutAMail() {
        String number = journey.planned("contactDetails", "电话 138 0000 0000").number();
        assertThat(rows(number)).last().asString().contains("note", "张*", "请确认需求", "told, no mail left");
        assertThat(Jsoup.parse(String.valueOf(doors.in("zh")
                                .get("/requirements/" + number, "operations")
                                .getBody()))
                        .select("#correspondence")
                        .text())
                .contains("往来函件", "已告知，未发邮件");
    }

    @Test
    void forgetsWhatTheCustomerWrote() {
        String number = journey.planned("contactDetails", customer).number();
        comes(SampleMails.plain(customer, "关于 " + number, "我的私事", "f-" + customer));
        assertThat(page(number).select("#correspondence").text()).contains("我的私事");
        transaction.executeWithoutResult(status -> events.publishEvent(new CustomerErased(number, "erased")));

        assertThat(page(number).select("#correspondence").text()).doesNotContain("我的私事", customer);
    }

    private List<String> rows(String number) {
        return page(number).select("#correspondence tbody tr").eachText();
    }

    private Document page(String number) {
        return Jsoup.parse(String.valueOf(
                doors.in("en").get("/requirements/" + number, "operations").getBody()));
    }

    private void comes(byte[] raw) {
        long id = mails.take(new RawMail(raw, true, raw.length));
        journey.with(ReceivedMail.key(id)).runOutsideSteps();
    }

    /** Sends every mail about a requirement that waits. */
    private void send(String number) {
        for (Job job :
                management.createJobQuery().processDefinitionKey("send-mail").list()) {
            ProcessInstance process = runtime.createProcessInstanceQuery()
                    .processInstanceId(job.getProcessInstanceId())
                    .singleResult();
            if (process != null && String.valueOf(process.getBusinessKey()).startsWith(number + "/")) {
                management.executeJob(job.getId());
            }
        }
    }
}
