package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.closedloop.archive.UnpackedDossier;
import io.closedloop.bag.BagCheck;
import io.closedloop.document.Attachments;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The archivist at a dossier, and somebody who reads it years later without us. */
@BrowserJourney
class DossierJourneyTest {

    @Autowired
    Journey journey;

    @Autowired
    Attachments attachments;

    @TempDir
    Path folder;

    @Test
    void isHeldReleasedDownloadedAndErased(Office office) throws IOException {
        String number = archived();
        Page page = dossier(office, number, "en-US");
        Screenshots.keep(page, "dossier-page");
        page.locator("#holdReason").fill("诉讼未结");
        page.getByText("Put under legal hold").last().click();
        assertThat(page.locator("main")).containsText("诉讼未结");
        assertThat(page.locator("#eraseReason")).hasCount(0);
        Screenshots.publish(page, "dossier-held");
        page.locator("#liftReason").fill("已调解");
        page.getByText("Lift the legal hold").last().click();
        page.getByText("Check every file").click();
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                .hasText("Complete and unchanged, checked just now.");

        Download download =
                page.waitForDownload(() -> page.locator("a.button").first().click());
        assertThat(download.suggestedFilename()).isEqualTo(number + ".zip");
        assertThat(BagCheck.check(download.path()).problems()).isEmpty();
        Page reader = read(office, download.path());
        assertThat(reader.title()).contains(number);
        assertThat(reader.locator("h2")).hasCount(5);
        Screenshots.publish(reader, "dossier");
        reader.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "dossier-whole.png")));

        page.bringToFront();
        page.navigate(office.address() + "/requirements/" + number + "/dossier");
        page.locator("#eraseReason").fill("客户依法提出");
        page.locator("input[type=checkbox]").check();
        page.locator("button.danger").click();
        assertThat(page.locator("main")).containsText("personal data was erased on");
        Screenshots.keep(page, "dossier-erased");
        page.navigate(office.address() + "/archive?contents=true");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                .containsText("The chain is complete and unchanged");
        Screenshots.keep(page, "archive");
    }

    @Test
    void speaksChinese(Office office) throws IOException {
        String number = archived();
        Page page = dossier(office, number, "zh-CN");
        assertThat(page.locator("h1")).hasText("需求档案 " + number);
        Screenshots.keep(page, "dossier-page-zh");
        page.locator("#holdReason").fill(" ");
        page.getByText("进行保全").last().click();
        assertThat(page.locator("[role=alert]")).hasText("请说明原因，最多 1000 个字符。");
        page.navigate(office.address() + "/archive");
        Screenshots.keep(page, "archive-zh");
    }

    @Test
    void whatTheArchivistDidIsInTheAuditTrail(Office office) throws IOException {
        String number = archived();
        Page archivist = dossier(office, number, "en-US");
        archivist.locator("#holdReason").fill("诉讼未结");
        archivist.getByText("Put under legal hold").last().click();
        assertThat(archivist.locator("#liftReason")).isVisible();

        Page page = office.visitor("auditor", "en-US");
        page.navigate(office.address() + "/requirements/" + number);
        TasklistPage.enter(page, "process-owner");
        page.locator("main").getByText("Audit trail").click();
        page.waitForURL("**/audit?requirement=" + number);
        assertThat(page.locator("tbody tr").first()).containsText("Put the dossier under legal hold");
        page.getByText("Check every seal").click();
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                .containsText("Complete and unchanged");
        Accessibility.check(page);
        Screenshots.keep(page, "audit");

        Page chinese = office.visitor("auditor-zh", "zh-CN");
        chinese.navigate(office.address() + "/audit");
        TasklistPage.enter(chinese, "process-owner");
        chinese.waitForURL("**/audit**");
        assertThat(chinese.locator("h1")).hasText("审计记录");
        Screenshots.keep(chinese, "audit-zh");
    }

    /** Whoever is not signed in signs in, and is where he wanted to be. */
    private static Page dossier(Office office, String number, String locale) {
        Page page = office.visitor("archivist-" + locale, locale);
        page.navigate(office.address() + "/requirements/" + number + "/dossier");
        TasklistPage.enter(page, "archivist");
        page.waitForURL("**/requirements/" + number + "/dossier**");
        return page;
    }

    private Page read(Office office, Path zip) throws IOException {
        try (var content = Files.newInputStream(zip)) {
            for (Map.Entry<String, byte[]> file :
                    UnpackedDossier.of(content).files().entrySet()) {
                Path unpacked = folder.resolve(file.getKey());
                Files.createDirectories(unpacked.getParent());
                Files.write(unpacked, file.getValue());
            }
        }
        Page reader = office.visitor("reader");
        reader.navigate(folder.resolve("data/index.html").toUri().toString());
        return reader;
    }

    private String archived() throws IOException {
        String id = attachments
                .store(
                        "数据看板需求文档.txt",
                        new ByteArrayInputStream("看板".getBytes(StandardCharsets.UTF_8)),
                        "customer-service")
                .id()
                .toString();
        return journey.begins(
                        "details", "实时销售额、订单量趋势图，\n按区域下钻。", "attachments", Inputs.json("[{\"id\":\"" + id + "\"}]"))
                .through(
                        "registerRequirement",
                        "confirmRegistration",
                        "analyzeRequirement",
                        "assessFeasibility",
                        "preparePlan",
                        "obtainConfirmation",
                        "breakDownTasks",
                        "reportProgress",
                        "reportProgress",
                        "submitDeliverables",
                        "conductAcceptance",
                        "archiveRequirement")
                .number();
    }
}
