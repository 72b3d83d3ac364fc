package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.closedloop.support.Journey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From Tasklist to the register, to a selection of it, and to a view that is kept. */
@BrowserJourney
class RegisterJourneyTest {

    private static final String USER = "customer-service";

    @Autowired
    Journey journey;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void endOfTheDay(Office office) {
        office.close();
        jdbc.sql("DELETE FROM registration_view").update();
    }

    @Test
    void looksForWhatWaitsAndKeepsTheView(Office office) {
        String number = record("search");
        Page page = office.as(USER).page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Register of requirements"))
                .click();
        page.waitForURL("**/requirements");
        Accessibility.check(page);

        page.getByLabel("Number, reference, customer or words").fill("journey search");
        page.getByLabel("Task open for").selectOption("customer-service");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 requirement.");
        Locator row = page.locator("tbody tr");
        assertThat(row).containsText(number);
        assertThat(row).containsText("Confirm registration");
        assertThat(row).containsText("working day");
        Screenshots.publish(page, "register");
        Accessibility.check(page);

        // the rest by keyboard
        page.getByText("Save this view").press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("To confirm");
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice")).hasText("The view is saved.");
        page.navigate(office.address() + "/requirements");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To confirm"))
                .press("Enter");
        assertThat(page.getByLabel("Task open for")).hasValue("customer-service");
        assertThat(page.locator("tbody tr")).containsText(number);
        Accessibility.check(page);
        Screenshots.keep(page, "register-view");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete the view To confirm"))
                .press("Enter");
        assertThat(page.locator(".notice")).hasText("The view is deleted.");
        assertThat(page.locator(".views")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number))
                .click();
        page.waitForURL("**/requirements/" + number);
    }

    @Test
    void readsItInChineseOnAPhone(Office office) {
        record("phone");
        Page page = office.as(USER, "zh-CN").page();
        page.navigate(office.address() + "/requirements");
        Screenshots.keepWhole(page, "register-zh");
        Accessibility.check(page);
        page.setViewportSize(390, 844);
        page.navigate(office.address() + "/requirements?text=journey&month=2026-13");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("月份");
        assertThat(page.locator("#text")).hasValue("journey");
        Accessibility.check(page);
        page.navigate(office.address() + "/requirements?text=journey");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("only the table scrolls")
                .isTrue();
        Accessibility.check(page);
        PageWeight.check(page);
        Screenshots.keepWhole(page, "register-phone-zh");
    }

    private String record(String word) {
        return journey.begins("customerName", "Journey 远方科技有限公司", "description", "Register " + word + ": 库存管理系统升级")
                .through("registerRequirement")
                .number();
    }
}
