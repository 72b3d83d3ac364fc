package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.closedloop.calendar.Calendars;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Journey;
import java.time.Duration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From Tasklist to an absence and back from it; a manager looks at the load and gives tasks to others. */
@BrowserJourney
class AbsenceJourneyTest {

    private static final String OWNER = "execution-team";
    private static final String DEPUTY = "execution-team-2";

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Calendars calendars;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void endOfTheDay(Office office) {
        office.close();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("absence")
                .list()
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "forgotten"));
        jdbc.sql("DELETE FROM absence").update();
    }

    @Test
    void isAwayFromTodayAndComesBackEarly(Office office) {
        journey.working();
        Page page = office.as(OWNER).page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Absences"))
                .click();
        page.waitForURL("**/absences");
        Accessibility.check(page);
        String today = calendars.today().toString();
        page.getByLabel("First day").fill(today);
        page.getByLabel("Last day").fill(calendars.today().plusDays(3).toString());
        page.getByLabel("Deputy").selectOption(DEPUTY);
        page.getByLabel("Note").fill("Holiday");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Entered.");
        Accessibility.check(page);
        Screenshots.keepWhole(page, "absences");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> journey.tasks("reportProgress").stream()
                        .map(Task::getAssignee)
                        .allMatch(DEPUTY::equals));

        Page manager = office.as("department-head").page();
        manager.navigate(office.address() + "/requirements/" + journey.number());
        assertThat(manager.locator("#course")).containsText("Execution team 2 for Execution team");
        Screenshots.keepWhole(manager, "absence-case-file");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back early: Execution team"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The absence is over.");
        assertThat(breakdown.reportOf(OWNER).getOwner()).isNull();
    }

    @Test
    void aManagerGivesTasksToOthersInChinese(Office office) {
        journey.working();
        Page page = office.as("department-head", "zh-CN").page();
        page.navigate(office.address() + "/absences?person=" + OWNER);
        Accessibility.check(page);
        page.getByLabel("第一天").fill(calendars.today().plusDays(9).toString());
        page.getByLabel("最后一天").fill(calendars.today().plusDays(3).toString());
        page.getByLabel("代理人").selectOption(DEPUTY);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登记").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("最后一天早于第一天。");
        Screenshots.keepWhole(page, "absences-refused-zh");

        page.navigate(office.address() + "/workload");
        assertThat(page.locator("h1")).hasText("工作量");
        Accessibility.check(page);
        Screenshots.keepWhole(page, "workload-zh");
        page.locator("a[href*='/workload/people/" + OWNER + "?which=OPEN']").click();
        Accessibility.check(page);
        page.locator("#task-" + breakdown.reportOf(OWNER).getId()).check();
        page.locator("input[name=to][value=" + DEPUTY + "]").check();
        Screenshots.keepWhole(page, "workload-tasks-zh");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("移交"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("已移交1个任务");
        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getAssignee)
                .containsOnly(DEPUTY);
        page.setViewportSize(390, 844);
        Screenshots.keepWhole(page, "workload-phone-zh");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits a phone")
                .isTrue();
    }
}
