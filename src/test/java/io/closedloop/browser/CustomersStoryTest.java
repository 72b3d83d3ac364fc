package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.closedloop.archive.UnpackedDossier;
import io.closedloop.bag.BagCheck;
import io.closedloop.document.Documents;
import io.closedloop.support.Customer;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.Scans;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;

/**
 * Three requirements, which enter by the three ways, and are confirmed, changed and accepted by a different way each:
 * mails over SMTP and IMAP, pages in a browser, colleagues at their tasks. What proves it all is read from the dossiers
 * alone.
 */
@BrowserJourney
class CustomersStoryTest {

    private static final byte[] STAMPED = "%PDF-1.7\n% 盖章".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    Scans scans;

    @Autowired
    Documents documents;

    @Autowired
    TestRestTemplate http;

    @Autowired
    ObjectMapper json;

    @Value("${closedloop.mail.from}")
    String company;

    @TempDir
    Path folder;

    @Test
    void byTheOnlineForm(Office office) throws IOException {
        Customer zhang = new Customer("张伟", company);
        Page form = office.visitor("story-form", "zh-CN");
        form.navigate(office.address() + "/request");
        form.locator("#customerName").fill("科技有限公司");
        form.locator("#contactPerson").fill("张伟");
        form.locator("#email").fill(zhang.address());
        form.locator("#description").fill("需要定制数据看板");
        form.locator("#details").fill("见附件 " + zhang.address());
        form.locator("#expectedDeliveryDate").fill(inputs.today().plusDays(50).toString());
        form.locator("#files").setInputFiles(Samples.REQUIREMENTS);
        form.locator("button[type=submit]").click();
        assertThat(form.locator("#received")).isVisible();
        journey.with(form.locator("#reference").innerText());
        planned();

        Page plan = open(office, zhang.link("处理方案"));
        CustomerJourneyTest.draw(plan);
        answer(plan, "CONFIRM", "张伟");
        working();
        Page status = open(office, zhang.link("已收到您的需求"));
        status.locator("summary").click();
        status.locator("#change-description").fill("增加导出功能");
        status.locator("#change-reason").fill("财务需要");
        status.locator("#change-name").fill("张伟");
        status.getByText("提交变更申请").click();
        assertThat(status.locator(".done[role=status]")).containsText("您的变更申请已记录");
        through("assessChangeImpact");
        zhang.answers(zhang.reads("请答复变更"), "同意变更");
        through("approveChangeInternally", "updateTaskBreakdown");
        zhang.reads("已纳入计划");

        delivered();
        Page acceptance = open(office, zhang.link("请验收"));
        acceptance.locator("#scan").setInputFiles(new FilePayload("验收表.pdf", "application/pdf", STAMPED));
        acceptance.locator("input[name=verdict-0][value=accepted]").check();
        answer(acceptance, "ACCEPT", "张伟");
        completeAs("requirement-admin", "checkAcceptance");
        closed(zhang, "LINK CONFIRM drawn", "EMAIL APPROVE", "LINK PASSED MATCHES");
    }

    @Test
    void byMail(Office office) throws IOException {
        Customer li = new Customer("李华", company);
        li.writes("需要库存报表", "您好：\n请开发库存报表。\n李华");
        journey.with(number(li.reads("已收到您的需求")));
        await().until(() -> !journey.tasks("registerRequirement").isEmpty());
        journey.complete(
                "registerRequirement",
                "expectedDeliveryDate",
                inputs.today().plusDays(50).toString());
        planned();

        li.answers(li.reads("处理方案"), "同意");
        working();
        journey.requestsChange();
        through("assessChangeImpact");
        await().until(() -> !journey.tasks("approveChangeForCustomer").isEmpty());
        journey.complete("approveChangeForCustomer", "evidenceKind", "PHONE", "comment", "电话 10:00，李华本人");
        through("approveChangeInternally", "updateTaskBreakdown");

        delivered();
        Page acceptance = open(office, li.link("请验收"));
        acceptance.locator("input[name=verdict-0][value=accepted]").check();
        answer(acceptance, "ACCEPT", "李华");
        closed(li, "EMAIL CONFIRM", "PHONE APPROVE", "LINK PASSED");
    }

    @Test
    void byPhone(Office office) throws IOException {
        Customer wang = new Customer("王芳", company);
        journey.begins("contactPerson", "王芳", "contactDetails", "138 0000 0000, " + wang.address());
        through("registerRequirement", "confirmRegistration");
        wang.answers(wang.reads("已登记"), "信息无误");
        await().until(() ->
                !documents.versions(journey.number(), "evidence-record").isEmpty());
        planned();

        await().until(() -> !journey.tasks("obtainConfirmation").isEmpty());
        journey.complete(
                "obtainConfirmation",
                "evidenceKind",
                "STAMPED_SCAN",
                "confirmedBy",
                "王芳",
                "evidence",
                scans.field("customer-service"));
        completeAs("requirement-admin", "checkConfirmation");
        working();
        journey.requestsChange();
        through("assessChangeImpact");
        answer(open(office, wang.link("请答复变更")), "APPROVE", "王芳");
        through("approveChangeInternally", "updateTaskBreakdown");

        delivered();
        wang.answers(wang.reads("请验收"), "验收通过");
        closed(wang, "EMAIL CONFIRM", "STAMPED_SCAN CONFIRM MATCHES", "LINK APPROVE", "EMAIL PASSED");
    }

    /** Whatever is left to do until the customer has the plan. */
    private void planned() {
        if (journey.openTasks().contains("registerRequirement")) {
            through("registerRequirement");
        }
        if (journey.openTasks().contains("confirmRegistration")) {
            through("confirmRegistration");
        }
        through("analyzeRequirement", "assessFeasibility", "preparePlan");
    }

    private void working() {
        through("breakDownTasks");
    }

    private void delivered() {
        through("reportProgress", "reportProgress", "submitDeliverables");
    }

    private void closed(Customer customer, String... evidence) throws IOException {
        through("archiveRequirement");
        String number = journey.number();
        await().until(() -> journey.outcome().equals("closed"));
        customer.reads("已闭环：" + number);
        byte[] zip = http.withBasicAuth("archivist", "demo")
                .getForObject("/api/requirements/" + number + "/dossier.zip", byte[].class);
        assertThat(BagCheck.check(Files.write(folder.resolve(number + ".zip"), zip))
                        .problems())
                .isEmpty();
        assertThat(proven(UnpackedDossier.of(new ByteArrayInputStream(zip)))).containsExactlyInAnyOrder(evidence);
    }

    /** What was answered, read from a dossier alone; all that the answers name by a hash is in there, too. */
    private List<String> proven(UnpackedDossier dossier) throws IOException {
        Set<String> hashes =
                dossier.files().values().stream().map(DigestUtils::sha256Hex).collect(Collectors.toSet());
        List<String> proven = new ArrayList<>();
        for (String file : dossier.files().keySet()) {
            if (file.matches("data/documents/evidence-record-v\\d+\\.json")) {
                JsonNode evidence = json.readTree(dossier.text(file)).path("content");
                assertThat(hashes).contains(evidence.path("shownSha256").asText());
                if (evidence.hasNonNull("mailSha256")) {
                    assertThat(hashes).contains(evidence.path("mailSha256").asText());
                }
                String said = evidence.path("way").asText() + " "
                        + evidence.path("decision").asText();
                if (evidence.hasNonNull("drawnSignature")) {
                    assertThat(dossier.files().values()).anyMatch(CustomersStoryTest::isPicture);
                    said += " drawn";
                }
                proven.add((said + " " + evidence.path("checkResult").asText("")).strip());
            }
        }
        return proven;
    }

    private static boolean isPicture(byte[] file) {
        return new String(file, 0, Math.min(file.length, 8), StandardCharsets.ISO_8859_1).startsWith("\u0089PNG");
    }

    private void through(String... tasks) {
        for (String task : tasks) {
            await().alias(task)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !journey.tasks(task).isEmpty());
            journey.complete(task);
        }
    }

    private void completeAs(String user, String task) {
        await().alias(task).until(() -> !journey.tasks(task).isEmpty());
        journey.completeAs(user, task);
    }

    private static Page open(Office office, String token) {
        Page page = office.visitor("story-" + token.substring(0, 5), "zh-CN");
        page.navigate(office.address() + "/c#" + token);
        page.locator("#open").click();
        page.waitForURL("**/c/case");
        return page;
    }

    private static void answer(Page page, String decision, String name) {
        page.locator("input[name=decision][value=" + decision + "]").check();
        page.locator("#name").fill(name);
        page.locator("#send").click();
        assertThat(page.locator("#recorded")).hasText("您的答复已记录");
    }

    private static String number(MimeMessage mail) {
        try {
            return mail.getSubject().replaceAll(".*（(.*)）.*", "$1");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
