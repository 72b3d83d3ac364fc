package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A form in Tasklist, whichever way it is made: form-js or embedded HTML, of a task or in the start dialog. */
final class FormPage {

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Page page;
    private final Locator form;
    private final String submit;

    private FormPage(Page page, Locator form, String submit) {
        this.page = page;
        this.form = form;
        this.submit = submit;
    }

    static FormPage ofTask(Page page) {
        return new FormPage(page, page.locator("section.task-card"), ".form-actions .btn-primary").loaded();
    }

    static FormPage ofStart(Page page) {
        return new FormPage(page, page.locator(".modal-content"), ".modal-footer .btn-primary").loaded();
    }

    private FormPage loaded() {
        assertThat(form.locator(".injected-form-wrapper form, .fjs-container form"))
                .isVisible();
        return this;
    }

    /** Makes the task the user's own. */
    FormPage claim() {
        page.locator("button.claim").click();
        assertThat(page.locator("button.claim")).hasCount(0);
        assertThat(page.locator(".disabled-form")).hasCount(0);
        return this;
    }

    /** Claims a task that somebody else has. @return what the user reads */
    String claimRefused() {
        page.locator("button.claim").click();
        return refusal();
    }

    String title() {
        return form.locator("h2.task").innerText().strip();
    }

    /** What earlier steps wrote, and everything else the form says. */
    String text() {
        return form.innerText();
    }

    /** A field by its label. */
    Locator field(String label) {
        return labelled(form, label);
    }

    /** Fills a field by its label: text, a number, a date as yyyy-MM-dd, or what a choice offers. */
    FormPage fill(String label, Object value) {
        fill(form, field(label), String.valueOf(value));
        typed.put(label, String.valueOf(value));
        return this;
    }

    /** Picks a radio button by what it says. */
    FormPage pick(String option) {
        form.getByLabel(option, new Locator.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    /** Chooses files; they are stored at once. */
    FormPage attach(String label, FilePayload... files) {
        attachments(label).locator("input[type=file]").setInputFiles(files);
        for (FilePayload file : files) {
            Locator item = attachment(label, file.name);
            assertThat(item).isVisible();
            assertThat(item.locator("progress")).hasCount(0);
        }
        return this;
    }

    /** An attached file, with its size and what was wrong with it. */
    Locator attachment(String label, String name) {
        return attachments(label).locator("li").filter(new Locator.FilterOptions().setHasText(name));
    }

    void removeAttachment(String label, String name) {
        attachment(label, name).getByRole(AriaRole.BUTTON).click();
    }

    /** The rows of the form's list. */
    Locator rows() {
        return form.locator("table[data-list] tbody tr");
    }

    /** Fills fields of the n-th row, from 1, by their labels: label and value in turn. */
    FormPage row(int number, Object... labelsAndValues) {
        Locator row = rows().nth(number - 1);
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            fill(row, labelled(row, (String) labelsAndValues[i]), String.valueOf(labelsAndValues[i + 1]));
        }
        return this;
    }

    FormPage addRow() {
        int rows = rows().count();
        form.locator("[data-add]").click();
        assertThat(rows()).hasCount(rows + 1);
        return this;
    }

    FormPage removeRow(int number) {
        int rows = rows().count();
        rows().nth(number - 1).locator("[data-remove]").click();
        assertThat(rows()).hasCount(rows - 1);
        return this;
    }

    /** Completes the task, or starts the process; it must be accepted. */
    void complete() {
        Response response = submit();
        assertThat(response.ok())
                .as("%s: %s", response.status(), response.text())
                .isTrue();
        assertThat(form).hasCount(0);
    }

    /** Completes the task, or starts the process; it must be refused. @return what the user reads */
    String refused() {
        assertThat(submit().ok()).isFalse();
        return refusal();
    }

    /** The refusal that is shown. */
    String refusal() {
        Locator messages = page.locator(".notifications .alert-danger .message");
        assertThat(messages).hasCount(1);
        return messages.innerText();
    }

    Locator submitButton() {
        return form.locator(submit);
    }

    void screenshot(String name) {
        Screenshots.keep(page, name);
    }

    void publish(String name) {
        Screenshots.publish(page, name);
    }

    /** On a busy machine form-js now and then draws a text field anew as it was before the last key. */
    private void typeAgainWhatWasLost() {
        typed.forEach((label, value) -> {
            Locator field = field(label);
            if (!value.isEmpty() && isEmptyText(field)) {
                field.fill(value);
                field.blur();
            }
        });
    }

    private static boolean isEmptyText(Locator field) {
        return field.count() == 1
                && Boolean.TRUE.equals(field.evaluate("field => field.tagName === 'TEXTAREA' && field.value === ''"));
    }

    private Response submit() {
        typeAgainWhatWasLost();
        return page.waitForResponse(
                response -> response.url().endsWith("/submit-form"),
                () -> submitButton().click());
    }

    private Locator attachments(String label) {
        return form.getByRole(
                AriaRole.GROUP, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Locator labelled(Locator scope, String label) {
        // form-js writes an asterisk behind the labels of required fields; the pattern is read as JavaScript's
        String escaped = label.replaceAll("[()]", "\\\\$0");
        return scope.getByLabel(Pattern.compile("^\\s*" + escaped + "\\s*\\*?\\s*$"));
    }

    private static void fill(Locator scope, Locator field, String value) {
        String kind =
                field.evaluate("field => field.tagName + ' ' + field.className").toString();
        if (kind.startsWith("SELECT")) {
            field.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(value));
        } else if (kind.contains("flatpickr-input")) {
            field.fill(LocalDate.parse(value).format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
            field.press("Enter");
        } else if (kind.contains("fjs-select-hidden-input")) {
            field.locator("xpath=..").click();
            scope.locator(".fjs-dropdownlist-item")
                    .getByText(value, new Locator.GetByTextOptions().setExact(true))
                    .click();
        } else {
            field.fill(value);
            // form-js takes over what was typed a moment later, or when the field is left
            field.blur();
        }
    }
}
