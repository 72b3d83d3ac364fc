package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserJourney
class RefusedFormJourneyTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Test
    void startFormIsRefusedInEnglish(Office office) {
        LocalDate today = inputs.today();
        FormPage form = office.as("customer-service")
                .start("Customer requirement")
                .fill("Customer name", "晨光集团")
                .fill("Requirement description (brief)", "报表导出")
                .fill("Expected delivery date", today.minusDays(1))
                .attach("Attachments", Samples.REQUIREMENTS);

        assertThat(form.refused()).isEqualTo("Expected delivery date: must not lie in the past.");
        assertThat(form.field("Customer name")).hasValue("晨光集团");
        assertThat(form.attachment("Attachments", Samples.REQUIREMENTS.name)).isVisible();
        form.screenshot("refused-start-form");

        form.fill("Expected delivery date", today).complete();
        assertThat(office.as("requirement-admin").tasks(TasklistPage.GROUP)).anyMatch(title -> title.contains("晨光集团"));
    }

    @Test
    void filesAreRefusedBesideTheField(Office office) {
        FilePayload large = Samples.ofSize("录像.txt", 1_200_000);
        FilePayload huge = Samples.ofSize("备份.txt", 3_000_000);
        FormPage form = office.as("customer-service")
                .start("Customer requirement")
                .fill("Customer name", "文件公司")
                .fill("Requirement description (brief)", "附件")
                .fill("Expected delivery date", inputs.today())
                .attach("Attachments", Samples.REQUIREMENTS, large, huge, Samples.PROGRAM, Samples.text("空.txt", ""));

        assertThat(problem(form, large)).hasText("The file is larger than 1 MB.");
        assertThat(problem(form, huge)).hasText("The file is larger than 1 MB.");
        assertThat(problem(form, Samples.PROGRAM))
                .hasText("The file install.sh is of a kind that is not accepted (application/x-sh).");
        assertThat(problem(form, Samples.REQUIREMENTS)).isEmpty();
        assertThat(form.submitButton()).isDisabled();
        form.publish("refused-files");

        form.removeAttachment("Attachments", large.name);
        form.removeAttachment("Attachments", huge.name);
        form.removeAttachment("Attachments", Samples.PROGRAM.name);
        form.removeAttachment("Attachments", "空.txt");
        form.complete();
    }

    @Test
    void formIsRefusedInEnglish(Office office) {
        journey.begins("customerName", "远山公司").through("registerRequirement");
        FormPage form = office.as("customer-service").take("Confirm registration", journey.number());

        form.pick("Corrections are needed").fill("Corrections needed", "  ");
        assertThat(form.refused()).isEqualTo("Corrections: say what is to be corrected.");
        assertThat(form.field("Corrections are needed")).isChecked();
        assertThat(form.field("Corrections needed")).hasValue("  ");

        form.fill("Corrections needed", "客户名称有误").complete();
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
    }

    @Test
    void formIsRefusedInChinese(Office office) {
        journey.begins("customerName", "长河公司").through("registerRequirement");
        FormPage form = office.as("customer-service", "zh-CN").take("Confirm registration", journey.number());

        form.pick("Corrections are needed").fill("Corrections needed", " ");
        assertThat(form.submitButton()).hasText("完成");
        assertThat(form.refused()).isEqualTo("更正内容：请写明需要更正之处。");

        form.pick("Everything is right").complete();
        assertThat(journey.runOutsideSteps().openTasks()).containsExactly("analyzeRequirement");
    }

    @Test
    void embeddedFormIsRefusedSentenceBySentence(Office office) {
        journey.begins("customerName", "高塔公司")
                .through(
                        "registerRequirement",
                        "confirmRegistration",
                        "analyzeRequirement",
                        "assessFeasibility",
                        "preparePlan");
        FormPage english = office.as("customer-service").take("Obtain written confirmation", journey.number());
        english.pick("The customer confirms").fill("Kind of evidence", "E-mail").fill("Comment", "电话里同意 <b>");
        assertThat(english.refused())
                .isEqualTo(
                        "Confirmed by: a written confirmation names it.\nEvidence: attach the mail or the stamped scan.");
        assertThat(english.field("Comment")).hasValue("电话里同意 <b>");
        assertThat(english.field("Kind of evidence")).hasValue("EMAIL");
        assertThat(english.field("The customer confirms")).isChecked();
        english.publish("refusal");

        FormPage chinese = office.as("customer-service", "zh-CN")
                .open(TasklistPage.MINE, "Obtain written confirmation", journey.number());
        chinese.pick("The customer confirms").fill("Kind of evidence", "E-mail");
        assertThat(chinese.refused()).isEqualTo("确认人：书面确认必须填写此项。\n确认凭证：请附上邮件或盖章扫描件。");
        assertThat(chinese.field("Kind of evidence")).hasValue("EMAIL");
        chinese.screenshot("refused-chinese");

        chinese.fill("Confirmed by", "张*").attach("Evidence", Samples.PROGRAM);
        assertThat(problem(chinese, "Evidence", Samples.PROGRAM)).hasText("不接受此类文件：install.sh（application/x-sh）。");
        chinese.attach("Evidence", Samples.CONFIRMATION).complete();
        assertThat(journey.runOutsideSteps().openTasks()).containsExactly("breakDownTasks");
    }

    @Test
    void whatWasTypedOutlastsOtherTabsAndTheSession(Office office) {
        journey.begins("customerName", "夜班公司").through("registerRequirement", "confirmRegistration");
        TasklistPage manager = office.as("product-manager");
        FormPage form = manager.take("Analyze requirement", journey.number()).fill("Requirement name", "夜班看板");
        TasklistPage.tab(manager.page(), "Requirement").click();
        assertThat(manager.page().locator(".closedloop-requirement")).isVisible();
        TasklistPage.tab(manager.page(), "Form").click();
        assertThat(form.field("Requirement name")).hasValue("夜班看板");

        signsInAgain(manager.page(), "Documents", "product-manager", "Your session ended.");
        TasklistPage.tab(manager.page(), "Form").click();
        assertThat(form.field("Requirement name")).hasValue("夜班看板");

        journey.through("analyzeRequirement", "assessFeasibility", "preparePlan");
        TasklistPage service = office.as("customer-service", "zh-CN");
        FormPage embedded = service.take("Obtain written confirmation", journey.number())
                .pick("The customer confirms")
                .fill("Comment", "电话里同意 <b>")
                .attach("Evidence", Samples.CONFIRMATION);
        signsInAgain(service.page(), "需求", "customer-service", "登录已过期。");
        TasklistPage.tab(service.page(), "表单").click();
        assertThat(embedded.field("Comment")).hasValue("电话里同意 <b>");
        assertThat(embedded.field("The customer confirms")).isChecked();
        assertThat(embedded.attachment("Evidence", Samples.CONFIRMATION.name)).isVisible();

        TasklistPage.tab(service.page(), "需求").click();
        Locator problem = service.page().locator("#action-major-problem");
        problem.locator("summary").click();
        problem.locator("textarea").fill("供应商停产");
        signsInAgain(service.page(), "文档", "customer-service", "登录已过期。");
        TasklistPage.tab(service.page(), "需求").click();
        assertThat(problem.locator("textarea")).hasValue("供应商停产");
        office.close(); // Tasklist opens the next task at the tab of the last one
    }

    /** The session ends; a click on a tab shows it. */
    private static void signsInAgain(Page page, String tab, String user, String told) {
        page.context().clearCookies();
        TasklistPage.tab(page, tab).click();
        assertThat(page.locator("main")).containsText(told);
        TasklistPage.enter(page, user);
        assertThat(page.locator(".task-card h2.task")).isVisible();
    }

    private static Locator problem(FormPage form, FilePayload file) {
        return problem(form, "Attachments", file);
    }

    private static Locator problem(FormPage form, String field, FilePayload file) {
        return form.attachment(field, file.name).locator("[data-problem]");
    }
}
