package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.closedloop.correspondence.MailRhythm;
import io.closedloop.correspondence.Preferences;
import io.closedloop.staff.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From Tasklist to one's own preferences and back. */
@BrowserJourney
class PreferencesJourneyTest {

    private static final String USER = "operations";

    @Autowired
    Preferences preferences;

    @AfterEach
    void endOfTheDay(Office office) {
        office.close();
        preferences.choose(USER, MailRhythm.AT_ONCE, Language.BROWSER);
    }

    @Test
    void choosesOneDigestADay(Office office) {
        Page page = office.as(USER).page();
        Screenshots.keep(page, "preferences-tasklist");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Preferences"))
                .click();
        page.waitForURL("**/preferences");
        assertThat(page.getByLabel("Each message at once")).isChecked();
        Accessibility.check(page);

        page.getByLabel("Each message at once").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved. From now on you get one digest a day.");
        assertThat(page.getByLabel("One digest a day")).isChecked();
        Accessibility.check(page);
        Screenshots.keep(page, "preferences-saved");
        page.reload();
        assertThat(page.getByRole(AriaRole.STATUS)).hasCount(0);
        assertThat(page.getByLabel("One digest a day")).isChecked();
    }

    @Test
    void choosesInChineseOnAPhone(Office office) {
        TasklistPage tasklist = office.as(USER, "zh-CN");
        Screenshots.keep(tasklist.page(), "preferences-tasklist-zh");
        Page page = tasklist.page();
        page.setViewportSize(390, 844);
        page.navigate(office.address() + "/preferences");
        assertThat(page.locator("h1")).hasText("个人设置");

        page.getByText("每天一封摘要").click();
        page.getByText("保存").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已保存。今后每天给您发一封摘要。");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits a phone")
                .isTrue();
        Accessibility.check(page);
        Screenshots.keepWhole(page, "preferences-phone-zh");
    }

    @ParameterizedTest
    @CsvSource({"en-US, Created", "zh-CN, 创建时间"})
    void onAFirstVisitNothingBeginsBeforeItsWordsCame(String locale, String sorting, Office office) {
        Page page = office.visitor("newcomer " + locale, locale);
        List<String> order = new ArrayList<>();
        page.onRequestFinished(request -> {
            if (request.url().contains("/tasklist/locales/")) {
                order.add("words");
            }
        });
        page.onRequest(request -> {
            if (request.url().contains("/api/engine/")) {
                order.add("work");
            }
        });
        TasklistPage.signIn(page, office.address(), USER);

        assertThat(order).startsWith("words").contains("work");
        assertThat(page.getByText(sorting, new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }
}
