package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.Pdf;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents as people meet them: beside a task, in the case file, side by side. */
@BrowserJourney
class DocumentsJourneyTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Test
    void opensAndComparesThePlansBesideTheTask(Office office) throws IOException {
        String number = revisedOnce();
        TasklistPage service = office.as("customer-service");
        service.take("Obtain written confirmation", number);
        Locator documents = tab(service.page(), "Documents");

        assertThat(documents.getByText("Requirement handling plan")).isVisible();
        assertThat(documents.locator(".kept")).hasCount(3);
        Screenshots.keep(service.page(), "documents-beside-the-task");
        APIResponse pdf = service.page()
                .request()
                .get(office.address()
                        + documents
                                .getByLabel("Requirement handling plan 1 PDF")
                                .getAttribute("href"));
        assertThat(Pdf.text(pdf.body())).contains("version1", "第一版");

        Page comparison = service.page()
                .waitForPopup(() ->
                        documents.getByText("Compare with version 1").first().click());
        assertThat(comparison.locator("tr.CHANGED")).hasCount(1);
        assertThat(comparison.locator("tr.CHANGED del")).hasText("销售数据看板，第一版");
        assertThat(comparison.locator("tr.CHANGED ins")).hasText("销售数据看板，第二版");
        Screenshots.keep(comparison, "plans-compared");
    }

    @Test
    void readsTheCaseFileInChinese(Office office) {
        String number = revisedOnce();
        Page page = office.as("requirement-admin", "zh-CN").page();

        page.navigate(office.address() + "/requirements?text=" + number);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number))
                .click();

        assertThat(page.getByRole(
                        AriaRole.ROWHEADER,
                        new Page.GetByRoleOptions().setName("需求处理方案").setExact(true)))
                .isVisible();
        assertThat(page.getByText("送交客户").first()).isVisible();
        Screenshots.keep(page, "case-file-zh");
    }

    @Test
    void bothApproversSeeWhatAChangeWouldChange(Office office) {
        String number = journey.working().requestsChange().number();
        FormPage impact = office.as("project-manager").take("Assess impact of change", number);
        impact.fill("Effect on the schedule (working days)", 2)
                .fill("Effect on the cost", 8000)
                .fill("Assessment", "可以接受");
        impact.row(1, "Planned end", inputs.today().plusDays(9));
        impact.screenshot("change-proposed");
        impact.complete();

        for (String approver : new String[] {"customer-service", "department-head"}) {
            FormPage form = office.as(approver).take("change", number);
            assertThat(form.text())
                    .contains(
                            "changed",
                            inputs.today().plusDays(7) + " → " + inputs.today().plusDays(9));
            form.screenshot("change-seen-by-" + approver);
        }
        Page caseFile = office.as("department-head").page();
        caseFile.navigate(office.address() + "/requirements/" + number);
        assertThat(caseFile.getByRole(
                        AriaRole.ROWHEADER,
                        new Page.GetByRoleOptions()
                                .setName("Requirement change request")
                                .setExact(true)))
                .isVisible();
        Accessibility.check(caseFile);
        PageWeight.check(caseFile);
        Screenshots.keepWhole(caseFile, "case-file-whole");
        Screenshots.publish(caseFile, "case-file");
    }

    private String revisedOnce() {
        return journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement", "assessFeasibility")
                .complete("preparePlan", "scope", "销售数据看板，第一版")
                .complete("obtainConfirmation", "decision", "REVISE", "comment", "交付太晚")
                .complete("preparePlan", "scope", "销售数据看板，第二版")
                .number();
    }

    private static Locator tab(Page page, String title) {
        Locator label = TasklistPage.tab(page, title);
        label.click();
        label.blur();
        Locator shown = page.locator("section.closedloop-documents");
        assertThat(shown).isVisible();
        return shown;
    }
}
