package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.closedloop.browser.TasklistPage.MINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** On the eve of the National Day week of 2026, and for the calendar's keeper on that of Labour Day. */
@BrowserJourney
@TestPropertySource(properties = "closedloop.test=deadline-journey")
@DirtiesContext
class DeadlineJourneyTest {

    private static final String WHY = "Why this deadline?";

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @BeforeEach
    void eveOfTheHoliday() {
        clock.set("2026-09-30T10:00");
    }

    @AfterEach
    void endOfTheDay(Office office) {
        office.close();
        clock.reset();
    }

    @Test
    void readsWhyATaskIsDueWhenItIs(Office office) {
        String number = assessing();
        TasklistPage lead = office.as("technical-lead");
        lead.take("Assess feasibility", number);
        DeadlineTab tab = DeadlineTab.open(lead.page(), WHY);

        assertThat(tab.content().locator(".due")).hasText(Pattern.compile("Due\\s+2026-10-09 18:00"));
        assertThat(tab.content()).containsText("2 working days, counted from 2026-09-30 10:00:");
        assertThat(tab.skipped()).hasCount(8);
        assertThat(tab.skipped().nth(1)).containsText("holiday: National Day (Thursday)");
        assertThat(tab.counted()).hasCount(2);
        assertThat(tab.counted().last()).containsText("working day (Friday): day 2 of 2");
        tab.publish("why-this-deadline");

        TasklistPage chinese = office.as("technical-lead", "zh-CN");
        chinese.open(MINE, number);
        DeadlineTab read = DeadlineTab.open(chinese.page(), "为何是这个期限？");
        assertThat(read.content()).containsText("自 2026-09-30 10:00 起 2 个工作日：");
        assertThat(read.skipped().nth(1)).containsText("星期四，国庆节放假");
        assertThat(read.counted().last()).containsText("星期五，工作日，第2个工作日（共2个）");
        read.screenshot("why-this-deadline-zh");
    }

    @Test
    void aMissedDeadlineIsWithTheHead(Office office) {
        journey.begins().through("registerRequirement", "confirmRegistration").fires("analyzeRequirementOverdue");

        TasklistPage head = office.as("department-head");
        FormPage form = head.take("Handle escalation", journey.number());
        assertThat(form.text()).contains("deadline missed", "Analyze requirement", "2026-09-30 10:00");
        form.screenshot("handle-escalation");
        DeadlineTab tab = DeadlineTab.open(head.page(), WHY);
        assertThat(tab.content()).containsText("working day");
        assertThat(tab.content()).not().containsText("Raise a major problem");
        tab.screenshot("handle-escalation-deadline");
    }

    @Test
    void waitsForTheCustomer(Office office) {
        String number = assessing();
        TasklistPage lead = office.as("technical-lead");
        lead.take("Assess feasibility", number);
        DeadlineTab tab = DeadlineTab.open(lead.page(), WHY);
        tab.fill("What is the customer asked for?", "请客户确认接口文档").press("Wait for the customer");
        assertThat(tab.content()).containsText("Waits for the customer since 2026-09-30 10:00 (Technical lead)");
        assertThat(tab.content()).containsText("请客户确认接口文档");
        clock.set("2026-10-12T10:00");
        tab = DeadlineTab.again(lead.page());
        assertThat(tab.skipped()
                        .filter(new Locator.FilterOptions().setHasText("waiting for the customer"))
                        .first())
                .isVisible();
        tab.screenshot("waits");

        tab.press("The customer answered");

        assertThat(tab.content().locator(".due")).hasText(Pattern.compile("Due\\s+2026-10-13 18:00"));
        assertThat(tab.content()).containsText("the customer answered: – → 2026-10-13 18:00");
        tab.screenshot("answered");
    }

    @Test
    void aMajorProblemArrivesWithTheHead(Office office) {
        String number = assessing();
        TasklistPage lead = office.as("technical-lead");
        lead.take("Assess feasibility", number);
        DeadlineTab tab = DeadlineTab.open(lead.page(), WHY);
        tab.content().getByLabel("Severity").scrollIntoViewIfNeeded();
        tab.choose("Severity", "Critical").fill("Reason", "供应商停产").press("Raise to the department head");
        assertThat(tab.content().getByRole(AriaRole.STATUS)).hasText("The department head has it.");
        tab.screenshot("major-problem");

        FormPage form = office.as("department-head").take("Handle escalation", number);
        assertThat(form.text()).contains("供应商停产", "critical", "Technical lead", "Assess feasibility");
        form.screenshot("handle-major-problem");
    }

    @Test
    void theKeeperChangesTheCalendar(Office office) {
        clock.set("2026-04-30T10:00");
        String number = assessing();
        journey.begins();
        journey.begins().fires("registerRequirementOverdue");
        Page keeper = office.as("process-owner").page();
        keeper.navigate(office.address() + "/camunda/app/cockpit/default/#/dashboard");
        Locator section = keeper.locator(".closedloop-calendar");
        assertThat(section).containsText("Provisional deadlines: 0");
        section.scrollIntoViewIfNeeded();
        Screenshots.keep(keeper, "cockpit-calendar");
        section.locator("a").click();
        keeper.waitForURL("**/calendar");
        Screenshots.keep(keeper, "calendar");

        keeper.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(file("wrong.csv", CalendarFiles.of("2026-13-01,HOLIDAY", "2026-12-24,FEAST")));
        keeper.getByText("See what would move").click();
        assertThat(keeper.getByRole(AriaRole.ALERT)).containsText("Line 2: Not a date or time: 2026-13-01.");
        Screenshots.keep(keeper, "calendar-refused");

        keeper.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(file("2026.csv", CalendarFiles.shipped(2026, "2026-05-05")));
        keeper.getByText("See what would move").click();
        assertThat(keeper.locator("h1")).hasText("What 2026.csv would move");
        Locator moved = keeper.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(number));
        assertThat(moved).containsText("2026-05-07 18:00");
        assertThat(moved).containsText("2026-05-06 18:00");
        Screenshots.publish(keeper, "calendar-preview");
        Page chinese = office.as("process-owner", "zh-CN").page();
        chinese.navigate(keeper.url());
        assertThat(chinese.locator("h1")).hasText("2026.csv 会变动什么");
        Screenshots.keep(chinese, "calendar-preview-zh");

        keeper.getByText("Put into force and move").click();
        keeper.waitForURL("**/calendar");
        assertThat(keeper.locator("table").last()).containsText("Process owner");
        Screenshots.keep(keeper, "calendar-applied");
        chinese.navigate(office.address() + "/calendar");
        Screenshots.keep(chinese, "calendar-zh");
        chinese.getByText("2026", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        Screenshots.keep(chinese, "calendar-year-zh");

        TasklistPage lead = office.as("technical-lead");
        lead.take("Assess feasibility", number);
        DeadlineTab tab = DeadlineTab.open(lead.page(), WHY);
        assertThat(tab.content())
                .containsText("Process owner · the working calendar changed: 2026-05-07 18:00 → 2026-05-06 18:00");
        tab.screenshot("moved");
    }

    private String assessing() {
        return journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .number();
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "text/csv", content);
    }
}
