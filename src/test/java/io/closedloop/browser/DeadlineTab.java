package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The tab "Why this deadline?" of an open task in Tasklist. */
final class DeadlineTab {

    private final Page page;
    private final Locator tab;

    private DeadlineTab(Page page) {
        this.page = page;
        this.tab = page.locator("section.closedloop-deadline");
    }

    /** Opens the tab of the task that is shown, by its title. */
    static DeadlineTab open(Page page, String title) {
        Locator label = TasklistPage.tab(page, title);
        label.click();
        label.blur();
        DeadlineTab opened = new DeadlineTab(page);
        assertThat(opened.tab).isVisible();
        return opened;
    }

    /** Loads the page anew; Tasklist comes back to the tab. */
    static DeadlineTab again(Page page) {
        page.reload();
        DeadlineTab opened = new DeadlineTab(page);
        assertThat(opened.tab).isVisible();
        return opened;
    }

    Locator content() {
        return tab;
    }

    Locator counted() {
        return tab.locator("tr.counted");
    }

    Locator skipped() {
        return tab.locator("tr.skipped");
    }

    DeadlineTab fill(String label, String value) {
        tab.getByLabel(label).fill(value);
        return this;
    }

    DeadlineTab choose(String label, String option) {
        tab.getByLabel(label).selectOption(option);
        return this;
    }

    void press(String button) {
        tab.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void publish(String name) {
        Screenshots.publish(page, name);
    }

    void screenshot(String name) {
        Screenshots.keep(page, name);
    }
}
