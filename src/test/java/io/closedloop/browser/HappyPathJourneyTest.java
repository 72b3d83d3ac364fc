package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.closedloop.browser.TasklistPage.MINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserJourney
class HappyPathJourneyTest {

    private static final String CUSTOMER = "科技有限公司";

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Test
    void fromTheFirstCallToTheArchive(Office office) {
        LocalDate today = inputs.today();

        recorded(office.as("customer-service"), today);
        registered(office.as("requirement-admin"));
        String number = registrationConfirmed(office.as("customer-service"));
        journey.with(number);
        analyzed(office.as("product-manager"), number);
        assessed(office.as("technical-lead"), number);
        planned(office.as("operations"), number, today);
        confirmed(office.as("customer-service"), number, today);
        checked(office.as("requirement-admin"), number, "happy-07-check");
        brokenDown(office.as("project-manager"), number, today);
        done(office.as("execution-team"), number, "界面设计");
        done(office.as("execution-team-2"), number, "验收测试");
        delivered(office.as("execution-team"), number);
        accepted(office.as("customer-service"), number, today);
        checked(office.as("requirement-admin"), number, "happy-12-check");
        archived(office.as("archivist"), number);

        await().until(() -> !journey.outcome().isEmpty());
        assertThat(journey.outcome()).isEqualTo("closed");
    }

    private static void recorded(TasklistPage tasklist, LocalDate today) {
        FormPage form = tasklist.start("Customer requirement")
                .fill("Customer name", CUSTOMER)
                .fill("Contact person", "张*")
                .fill("Received through", "Phone")
                .fill("Requirement description (brief)", "需要定制数据看板")
                .fill("Detailed description", "销售部门每天早上查看\n<b>不是</b>标记 & 不是链接")
                .fill("Urgency", "Medium")
                .fill("Expected delivery date", today.plusDays(50))
                .attach("Attachments", Samples.REQUIREMENTS);
        form.screenshot("happy-01-record");
        form.complete();
    }

    private static void registered(TasklistPage tasklist) {
        FormPage form = tasklist.take("Register requirement", CUSTOMER);
        assertThat(form.field("Customer name")).hasValue(CUSTOMER);
        assertThat(form.attachment("Attachments", Samples.REQUIREMENTS.name)).isVisible();
        form.fill("Contact details", "138 0000 0000").screenshot("happy-02-register");
        form.complete();
    }

    private static String registrationConfirmed(TasklistPage tasklist) {
        FormPage form = tasklist.take("Confirm registration", CUSTOMER);
        String number = form.title().replaceFirst("^[^·]+· ([^ ]+) ·.*$", "$1");
        assertThat(number).matches("\\d{6}-\\d{3}");
        assertThat(form.text())
                .contains("Customer requirement registration form " + number + ", version 1")
                .contains("138 0000 0000", "<b>不是</b>标记 & 不是链接", "Customer service");
        form.pick("Everything is right").publish("tasklist");
        form.complete();
        return number;
    }

    private static void analyzed(TasklistPage tasklist, String number) {
        FormPage form = tasklist.take("Analyze requirement", number);
        Locator link = tasklist.page().locator("a").getByText(Samples.REQUIREMENTS.name);
        assertThat(tasklist.download(link)).isEqualTo(Samples.REQUIREMENTS.buffer);
        form.fill("Requirement name", "公司数据看板")
                .fill("Priority", "Medium")
                .fill("Suggested period (working days)", 15)
                .fill("Background and goal", "提升销售数据可视化效率")
                .fill("Core functions", "实时销售额、订单量趋势图")
                .fill("Dependent resources", "开发工程师2人、测试1人")
                .fill("Potential risks", "数据接口对接延迟")
                .screenshot("happy-03-analyze");
        form.complete();
    }

    private static void assessed(TasklistPage tasklist, String number) {
        FormPage form = tasklist.take("Assess feasibility", number);
        assertThat(form.text()).contains("公司数据看板", "数据接口对接延迟");
        form.fill("Difficulty", "Medium")
                .fill("People", 3)
                .fill("Effort (person-days)", "40.5")
                .fill("Cost", 50000)
                .pick("Feasible")
                .fill("Reasons and conditions", "技术成熟")
                .screenshot("happy-04-assess");
        form.complete();
    }

    private static void planned(TasklistPage tasklist, String number, LocalDate today) {
        FormPage form = tasklist.take("Prepare handling plan", number);
        assertThat(form.text()).contains("40.5", "技术成熟");
        form.fill("Scope", "销售数据看板")
                .fill("Delivery standard", "功能完整、数据准确")
                .fill("Milestones", "设计、开发、验收")
                .fill("Resources", "3人")
                .fill("Planned start", today)
                .fill("Planned end", today.plusDays(40))
                .screenshot("happy-05-plan");
        form.complete();
    }

    private static void confirmed(TasklistPage tasklist, String number, LocalDate today) {
        FormPage form = tasklist.take("Obtain written confirmation", number);
        assertThat(form.text()).contains("功能完整、数据准确", today.plusDays(40).toString());
        assertThat(form.field("Confirmed on")).hasValue(today.toString());
        form.pick("The customer confirms")
                .fill("Kind of evidence", "Stamped scan")
                .attach("Evidence", Samples.CONFIRMATION)
                .fill("Confirmed by", "张*")
                .screenshot("happy-06-confirm");
        form.complete();
    }

    private static void checked(TasklistPage tasklist, String number, String screenshot) {
        FormPage form = tasklist.take("Check stamped scan", number);
        form.pick("The scan shows what was sent").screenshot(screenshot);
        form.complete();
    }

    private static void brokenDown(TasklistPage tasklist, String number, LocalDate today) {
        FormPage form = tasklist.take("Break down tasks", number);
        assertThat(form.rows()).hasCount(1);
        form.row(1, item("界面设计", "Execution team", today, today.plusDays(7), "设计稿"))
                .addRow()
                .row(2, item("后端开发", "Execution team 2", today, today.plusDays(20), "代码"))
                .row(1, "Planned end", today.plusDays(9), "Remarks", "含交互逻辑")
                .removeRow(2)
                .addRow()
                .row(2, item("验收测试", "Execution team 2", today, today.plusDays(30), "测试报告"))
                .publish("work-items");
        form.complete();
    }

    private static Object[] item(String name, String owner, LocalDate start, LocalDate end, String deliverable) {
        return new Object[] {
            "Task name", name, "Owner", owner, "Planned start", start, "Planned end", end, "Deliverable", deliverable
        };
    }

    private static void done(TasklistPage tasklist, String number, String item) {
        FormPage form = tasklist.open(MINE, "Report progress", number, item);
        assertThat(tasklist.tasks(MINE))
                .filteredOn(title -> title.contains(number))
                .hasSize(1);
        form.pick("Done").fill("Note", "按计划完成").screenshot("happy-07-progress");
        form.complete();
    }

    private static void delivered(TasklistPage tasklist, String number) {
        FormPage form = tasklist.take("Submit deliverables", number);
        assertThat(form.text()).contains("含交互逻辑", "验收测试").doesNotContain("后端开发");
        form.row(1, "Deliverable", "数据看板", "Kind", "Product", "Version", "V1.0")
                .addRow()
                .row(2, "Deliverable", "测试报告", "Kind", "Test report")
                .attach("Files", Samples.text("测试报告.txt", "全部通过"))
                .screenshot("happy-08-deliver");
        form.complete();
    }

    private static void accepted(TasklistPage tasklist, String number, LocalDate today) {
        FormPage form = tasklist.take("Conduct acceptance", number);
        assertThat(form.text()).contains("数据看板", "测试报告.txt");
        assertThat(form.field("Acceptance date")).hasValue(today.toString());
        form.fill("Customer contact", "张*")
                .fill("Acceptance content", "功能完整性、数据准确性")
                .pick("Passed")
                .fill("Signed by", "张*(盖章)")
                .attach("Signed acceptance form", Samples.SIGNED_FORM)
                .screenshot("happy-09-accept");
        form.complete();
    }

    private static void archived(TasklistPage tasklist, String number) {
        FormPage form = tasklist.take("Archive requirement", number);
        form.fill("Remarks", "齐全").screenshot("happy-10-archive");
        form.complete();
    }
}
