package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cockpit, in the language of whoever looks, under our name. */
@BrowserJourney
class CockpitJourneyTest {

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
}
