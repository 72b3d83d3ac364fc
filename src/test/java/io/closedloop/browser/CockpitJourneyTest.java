package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.closedloop.support.Journey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Cockpit, in the language of whoever looks, under our name. */
@BrowserJourney
class CockpitJourneyTest {

    @Autowired
    Journey journey;

    @AfterEach
    void endOfTheDay(Office office) {
        office.close();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh-CN, Closedloop 流程监控, 当前状况, 决策定义",
        "en-US, en, Closedloop Cockpit, Right Now, Decision Definitions"
    })
    void speaksTheLanguageOfTheBrowser(
            String locale, String language, String name, String heading, String figure, Office office) {
        Page page = office.as("process-owner", locale).page();

        page.navigate(office.address() + "/camunda/app/cockpit/default/#/dashboard");

        assertThat(page.locator(".navbar-brand")).hasText(name);
        assertThat(page.getByText(heading)).isVisible();
        assertThat(page.getByText(figure)).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator(".ce-eol-banner")).isHidden();
        Screenshots.keep(page, "cockpit-" + locale);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 看板, 耗时所在, 已结束, 何人何时做了什么",
        "en-US, Dashboard, Where it takes long, Finished, 'Who did what, and when'"
    })
    void leadsFromFiguresToRequirements(
            String locale, String title, String heat, String finished, String trail, Office office) {
        String number = journey.delivering()
                .complete("conductAcceptance")
                .complete("archiveRequirement")
                .number();
        journey.working().complete("reportProgress", "status", "BLOCKED", "blocker", "No interface yet.");
        String running = journey.number();
        Page page = office.as("process-owner", locale).page();

        page.navigate(office.address() + "/dashboard");
        assertThat(page.locator("h1")).hasText(title);
        Accessibility.check(page);
        PageWeight.check(page);
        Screenshots.keepWhole(page, "dashboard-" + locale);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(heat)).click();
        assertThat(page.locator(".closedloop-heat").first()).isVisible();
        page.locator("#measure").selectOption("times");
        assertThat(page.locator(".djs-shape.closedloop-heat-4").first()).isVisible();
        Accessibility.check(page);
        PageWeight.check(page);
        Screenshots.keepWhole(page, "heat-" + locale);
        page.locator("td.number a").first().click();
        assertThat(page.locator("tbody tr").first()).isVisible();
        Accessibility.check(page);
        Screenshots.keepWhole(page, "heat-behind-" + locale);

        page.navigate(office.address() + "/dashboard/finished");
        Screenshots.keepWhole(page, "finished-" + locale);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number))
                .last()
                .click();
        assertThat(page.locator(".djs-shape.taken").first()).isVisible();
        assertThat(page.getByText(trail)).isVisible();
        Accessibility.check(page);
        Screenshots.keepWhole(page, "path-" + locale);
        page.navigate(office.address() + "/requirements/" + running + "/path");
        assertThat(page.locator(".djs-shape.open").first()).isVisible();
        assertThat(page.locator("#path .times").first()).isVisible();
        Screenshots.keepWhole(page, "path-running-" + locale);

        page.navigate(office.address() + "/camunda/app/cockpit/default/#/dashboard");
        assertThat(page.locator(".closedloop-dashboard")).isVisible();
        Screenshots.keepWhole(page, "cockpit-dashboard-" + locale);
        page.navigate(office.address() + "/camunda/app/cockpit/default/#/processes");
        page.locator("a[href*='process-definition/customer-requirement']")
                .first()
                .click();
        assertThat(page.locator(".closedloop-heat").first()).isVisible();
        page.locator(".closedloop-heat-panel select").last().selectOption("times");
        assertThat(page.locator(".djs-shape.closedloop-heat-4").first()).isVisible();
        PageWeight.check(page);
        Screenshots.keep(page, "cockpit-heat-" + locale);
        page.getByText(finished, new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("a[href='/requirements/" + number + "/path']")).isVisible();
        Screenshots.keep(page, "cockpit-finished-" + locale);
        page.locator(".closedloop-heat-panel input").uncheck();
        assertThat(page.locator(".closedloop-heat")).hasCount(0);
    }
}
