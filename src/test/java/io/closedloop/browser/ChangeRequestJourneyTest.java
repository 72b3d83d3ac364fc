package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.closedloop.browser.TasklistPage.MINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserJourney
class ChangeRequestJourneyTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Test
    void replansRunningWork(Office office) {
        LocalDate today = inputs.today();
        String number = journey.working().number();
        TasklistPage firstOwner = office.as("execution-team");
        TasklistPage secondOwner = office.as("execution-team-2");
        firstOwner.open(MINE, number, "界面设计").pick("Done").complete();
        assertThat(secondOwner.tasks(MINE)).anyMatch(title -> title.contains(number));

        requested(office.as("customer-service"), number);
        assessed(office.as("project-manager"), number);
        approvedByCustomer(office.as("customer-service"), number);
        assertThat(secondOwner.tasks(MINE)).anyMatch(title -> title.contains(number));
        approvedInternally(office.as("department-head"), number);
        replanned(office.as("project-manager"), number, today);

        assertThat(secondOwner.tasks(MINE)).noneMatch(title -> title.contains(number));
        FormPage added = firstOwner.open(MINE, number, "导出功能");
        assertThat(added.text()).contains("Task breakdown list " + number + ", version 2", "导出模块");
        assertThat(firstOwner.tasks(MINE))
                .filteredOn(title -> title.contains(number))
                .hasSize(1);
        assertThat(journey.trace("userTask")).contains("reportProgress", "updateTaskBreakdown");
    }

    private static void requested(TasklistPage tasklist, String number) {
        FormPage form = tasklist.start("Change request")
                .fill("Requirement number", "<b>209912-9")
                .fill("Requested by", "张*")
                .fill("Description of the change", "增加导出功能")
                .fill("Reason", "财务需要");
        assertThat(form.refused()).isEqualTo("There is no requirement <b>209912-9.");
        assertThat(form.field("Description of the change")).hasValue("增加导出功能");
        assertThat(form.field("Requested by")).hasValue("张*");
        form.screenshot("change-unknown-requirement");
        form.fill("Requirement number", number).complete();
    }

    private static void assessed(TasklistPage tasklist, String number) {
        FormPage form = tasklist.take("Assess impact of change", number + "-C01");
        assertThat(form.text()).contains("增加导出功能", "财务需要", "后端开发");
        form.fill("Effect on the schedule (working days)", 3)
                .fill("Effect on the cost", "-8000.5")
                .fill("Affected work items", "后端开发")
                .fill("Assessment", "以导出功能代替")
                .screenshot("change-impact");
        form.complete();
    }

    private static void approvedByCustomer(TasklistPage tasklist, String number) {
        FormPage form = tasklist.take("Obtain customer's approval of change", number + "-C01");
        assertThat(form.text()).contains("-8000.5", "以导出功能代替");
        form.pick("Approve")
                .fill("Kind of evidence", "E-mail")
                .attach("Evidence", Samples.CONFIRMATION)
                .fill("Confirmed by", "张*")
                .screenshot("change-customer");
        form.complete();
    }

    private static void approvedInternally(TasklistPage tasklist, String number) {
        FormPage form = tasklist.take("Approve change internally", number + "-C01");
        form.pick("Approve").fill("Comment", "同意").screenshot("change-internal");
        form.complete();
    }

    private static void replanned(TasklistPage tasklist, String number, LocalDate today) {
        FormPage form = tasklist.take("Update task breakdown", number);
        assertThat(form.rows()).hasCount(2);
        assertThat(form.rows().nth(0).locator("input").first()).isDisabled();
        form.removeRow(2)
                .addRow()
                .row(2, "Task name", "导出功能", "Owner", "Execution team", "Deliverable", "导出模块")
                .row(2, "Planned start", today, "Planned end", today.plusDays(5))
                .publish("change-replanned");
        form.complete();
    }
}
