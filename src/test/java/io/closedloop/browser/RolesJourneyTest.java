package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.closedloop.browser.TasklistPage.GROUP;
import static io.closedloop.browser.TasklistPage.MINE;
import static io.closedloop.browser.TasklistPage.OVERDUE;
import static io.closedloop.browser.TasklistPage.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import io.closedloop.calendar.Calendars;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserJourney
class RolesJourneyTest {

    private static final List<String> FILTERS = List.of(MINE, GROUP, OVERDUE, TODAY);

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    TaskService tasks;

    @Autowired
    Calendars calendar;

    @Autowired
    TestClock clock;

    @Test
    void everyRoleSeesItsOwnTasksOnly(Office office) {
        String number = analyzing("白云公司");

        assertThat(office.as("product-manager").filters()).isEqualTo(FILTERS);
        assertThat(office.as("product-manager").tasks(GROUP)).anyMatch(title -> title.contains(number));
        for (String other : List.of("technical-lead", "customer-service", "process-owner")) {
            TasklistPage tasklist = office.as(other);
            assertThat(tasklist.filters()).isEqualTo(FILTERS);
            for (String filter : FILTERS) {
                assertThat(tasklist.tasks(filter))
                        .as("%s of %s", filter, other)
                        .noneMatch(title -> title.contains(number));
            }
        }
        office.as("product-manager").take(number);
        assertThat(office.as("product-manager").tasks(GROUP)).noneMatch(title -> title.contains(number));
        assertThat(office.as("product-manager").tasks(MINE)).anyMatch(title -> title.contains(number));
    }

    @Test
    void filtersTellOverdueFromDueToday(Office office) {
        Instant midnight = calendar.startOf(inputs.today());
        clock.set(midnight.minus(Duration.ofDays(20)));
        String late = analyzing("昨日公司");
        clock.reset();
        String today = analyzing("今日公司");
        due(midnight.plusSeconds(24 * 60 * 60 - 1));
        TasklistPage tasklist = office.as("product-manager");

        assertThat(tasklist.tasks(OVERDUE))
                .anyMatch(title -> title.contains(late))
                .noneMatch(title -> title.contains(today));
        assertThat(tasklist.tasks(TODAY))
                .anyMatch(title -> title.contains(today))
                .noneMatch(title -> title.contains(late));
    }

    @Test
    void onlyProcessOwnersOpenCockpitAndNobodyAdmin(Office office) {
        analyzing("座舱公司");
        Page outsider = office.as("customer-service").page();
        for (String app : List.of("cockpit", "admin")) {
            Response denied = outsider.navigate(office.address() + "/camunda/app/" + app + "/default/");
            assertThat(denied.status()).isEqualTo(403);
            assertThat(outsider.locator("main")).containsText("You may not see this page.");
        }
        Screenshots.keep(outsider, "denied");
        outsider.getByText("Back to your tasks").click();
        outsider.waitForURL("**/camunda/app/tasklist/**");

        Page owner = anew(office, "process-owner").page();
        assertThat(owner.navigate(office.address() + "/camunda/app/admin/default/")
                        .status())
                .isEqualTo(403);
        owner.navigate(office.address() + "/camunda/app/cockpit/default/#/processes");
        owner.getByText("Customer requirement").click();
        Locator token = owner.locator("[data-container-id=analyzeRequirement] .instance-count");
        assertThat(token).isVisible();
        assertThat(token).not().hasText("0");
        zoomTo(owner, token);
        Screenshots.publish(owner, "cockpit");
        TasklistPage.signOut(owner);
    }

    @Test
    void whoComesSecondReadsWhoWasFirst(Office office) {
        journey.working().through("reportProgress", "reportProgress");
        String number = journey.number();
        FormPage second = office.as("execution-team-2").open(GROUP, "Submit deliverables", number);
        FormPage late = anew(office, "execution-team-2").open(GROUP, "Submit deliverables", number);
        FormPage first = office.as("execution-team").take("Submit deliverables", number);
        FormPage elsewhere = anew(office, "execution-team").open(MINE, "Submit deliverables", number);
        first.row(1, "Deliverable", "数据看板", "Kind", "Product");
        elsewhere.row(1, "Deliverable", "看板", "Kind", "Other");

        assertThat(second.claimRefused()).startsWith("This task belongs to execution-team.");
        first.complete();

        assertThat(elsewhere.refused())
                .matches(
                        "execution-team completed this task already, at [-0-9]+ [:0-9]+\\. Nothing of yours was stored over it\\.");
        elsewhere.screenshot("second");
        assertThat(late.claimRefused()).startsWith("execution-team completed this task already, at ");
    }

    @Test
    void signingOutClosesTheBackDoor(Office office) {
        Page page = office.visitor("leaver");
        page.navigate(office.address() + "/");
        Screenshots.publish(page, "sign-in");
        TasklistPage.signIn(page, office.address(), "archivist");
        TasklistPage.signOut(page);

        assertThat(page.locator("main")).containsText("You are signed out.");
        page.goBack();
        assertThat(page.locator("#username")).isVisible();
        for (String address : List.of("/camunda/app/tasklist/default/", "/camunda/app/welcome/default/", "/")) {
            page.navigate(office.address() + address);
            assertThat(page.locator("#username")).isVisible();
        }
        assertThat(page.request()
                        .get(office.address() + "/camunda/api/engine/engine/default/task")
                        .status())
                .isEqualTo(401);
        assertThat(page.request().get(office.address() + "/api/requirements").status())
                .isEqualTo(401);
    }

    /** The same user, in a window of its own. */
    private static TasklistPage anew(Office office, String user) {
        return TasklistPage.signIn(office.visitor("another " + user), office.address(), user);
    }

    private static void zoomTo(Page cockpit, Locator token) {
        BoundingBox box = token.boundingBox();
        cockpit.mouse().move(box.x, box.y);
        cockpit.keyboard().down("Control");
        for (int step = 0; step < 6; step++) {
            cockpit.mouse().wheel(0, -100);
        }
        cockpit.keyboard().up("Control");
        assertThat(token).isInViewport();
    }

    private String analyzing(String customer) {
        return journey.begins("customerName", customer)
                .through("registerRequirement", "confirmRegistration")
                .number();
    }

    private void due(Instant when) {
        Task task = journey.task("analyzeRequirement");
        task.setDueDate(Date.from(when));
        tasks.saveTask(task);
    }
}
