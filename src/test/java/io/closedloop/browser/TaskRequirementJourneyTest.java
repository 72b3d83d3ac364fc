package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.closedloop.browser.TasklistPage.MINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.support.Journey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything that customer service does about a requirement without leaving its task. */
@BrowserJourney
class TaskRequirementJourneyTest {

    /** The words of one language. */
    private record Words(
            String locale,
            String tab,
            String change,
            List<String> changeFields,
            String changeSubmit,
            String changed,
            String attach,
            String files,
            String attachSubmit,
            String attached,
            String waiting,
            String waitReason,
            String waits,
            String problem,
            String severity,
            String critical,
            String reason,
            String problemSubmit,
            String raised) {}

    private static final Words ENGLISH = new Words(
            "en-US",
            "Requirement",
            "Request a change",
            List.of("Requested by", "Description of the change", "Reason"),
            "Request the change",
            "The change was requested.",
            "Add attachments",
            "Files",
            "Add to the requirement",
            "The files belong to the requirement now.",
            "Wait for the customer",
            "What is the customer asked for",
            "waits for the customer",
            "Raise a major problem",
            "Severity",
            "Critical",
            "Reason",
            "Raise to the department head",
            "The department head has it.");

    private static final Words CHINESE = new Words(
            "zh-CN",
            "需求",
            "提出变更",
            List.of("申请人", "变更内容", "原因"),
            "提交变更申请",
            "变更申请已提交。",
            "添加附件",
            "文件",
            "添加到需求",
            "文件已归入此需求。",
            "等待客户",
            "请客户做什么",
            "等待客户中",
            "上报重大问题",
            "严重程度",
            "危急",
            "原因",
            "上报部门负责人",
            "已送达部门负责人。");

    @Autowired
    Journey journey;

    @Autowired
    Attachments attachments;

    @Test
    void doesEverythingBesideTheTask(Office office) {
        everything(office, ENGLISH);
    }

    @Test
    void doesEverythingInChinese(Office office) {
        everything(office, CHINESE);
    }

    private void everything(Office office, Words words) {
        String number = journey.delivering().number();
        TasklistPage service = office.as("customer-service", words.locale());
        Page page = service.page();
        service.take("Conduct acceptance", number);
        Locator tab = open(page, words.tab());
        assertThat(tab.locator("header")).containsText("需要定制数据看板");
        assertThat(tab.getByRole(
                                AriaRole.LINK,
                                new Locator.GetByRoleOptions().setName(number).setExact(false))
                        .first())
                .hasAttribute("target", "_blank");
        Screenshots.publish(page, "task-requirement-" + words.locale());
        Accessibility.check(page, ".closedloop-requirement");
        page.setViewportSize(1100, 1400);
        Screenshots.keep(page, "task-requirement-narrow-" + words.locale());
        page.setViewportSize(1400, 900);

        requestsAChange(page, tab, words, number);
        addsAFile(page, tab, words, number);
        raisesAProblem(page, tab, words);
        waits(page, tab, words);

        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/api/tasks/cards?ids=")) {
                asked.add(request.url());
            }
        });
        service.tasks(MINE);
        Locator card = page.locator(".tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(number))
                .locator(".closedloop-card")
                .first();
        assertThat(card).containsText(number);
        assertThat(card.locator(".chip.WAITS")).hasText(words.waits());
        // the cards of the list of before may have been asked for meanwhile
        page.waitForCondition(() -> !asked.isEmpty()
                && asked.get(asked.size() - 1).split(",").length
                        == page.locator(".tasks-list li.task").count());
        PageWeight.check(page);
        Screenshots.keep(page, "task-cards-" + words.locale());
        Accessibility.check(page, ".closedloop-card");
    }

    private static void requestsAChange(Page page, Locator tab, Words words, String number) {
        Locator action = action(tab, "#action-change", words.change());
        action.getByLabel(words.changeFields().get(0)).fill("张*");
        action.getByLabel(words.changeFields().get(1)).fill("增加导出功能");
        action.getByLabel(words.changeFields().get(2)).fill("  ");
        press(action, words.changeSubmit());
        assertThat(action.getByRole(AriaRole.ALERT))
                .containsText(words.changeFields().get(2));
        assertThat(action.getByLabel(words.changeFields().get(1))).hasValue("增加导出功能");
        Screenshots.keep(page, "task-change-refused-" + words.locale());
        Accessibility.check(page, ".closedloop-requirement");
        action.getByLabel(words.changeFields().get(2)).fill("财务需要");
        press(action, words.changeSubmit());
        done(tab, "#action-change", words.changed());
        assertThat(tab).containsText(number + "-C01");
    }

    private void addsAFile(Page page, Locator tab, Words words, String number) {
        Locator action = action(tab, "#action-attach", words.attach());
        action.getByLabel(words.files()).setInputFiles(Samples.PROGRAM);
        press(action, words.attachSubmit());
        assertThat(action.getByRole(AriaRole.ALERT)).containsText(Samples.PROGRAM.name);
        Screenshots.keep(page, "task-attachment-refused-" + words.locale());
        action.getByLabel(words.files()).setInputFiles(Samples.REQUIREMENTS);
        press(action, words.attachSubmit());
        done(tab, "#action-attach", words.attached());
        assertThat(tab.getByText(Samples.REQUIREMENTS.name)).isVisible();
        assertThat(attachments.of(number)).extracting(Attachment::name).contains(Samples.REQUIREMENTS.name);
    }

    private static void raisesAProblem(Page page, Locator tab, Words words) {
        Locator action = action(tab, "#action-major-problem", words.problem());
        action.getByLabel(words.severity()).selectOption(words.critical());
        action.getByLabel(words.reason()).fill("供应商停产");
        Screenshots.keep(page, "task-major-problem-" + words.locale());
        press(action, words.problemSubmit());
        done(tab, "#action-major-problem", words.raised());
        assertThat(tab).containsText("供应商停产");
    }

    private static void waits(Page page, Locator tab, Words words) {
        Locator action = action(tab, "#action-wait", words.waiting());
        page.keyboard().press("Escape");
        assertThat(action).not().hasAttribute("open", "");
        assertThat(action.locator("summary")).isFocused();
        page.keyboard().press("Enter");
        action.getByLabel(words.waitReason()).fill("请客户确认验收日期");
        press(action, words.waiting());
        assertThat(tab.locator("header .chip.WAITS")).hasText(words.waits());
        Screenshots.keep(page, "task-waits-" + words.locale());
    }

    private static Locator open(Page page, String title) {
        Locator label = TasklistPage.tab(page, title);
        label.click();
        label.blur();
        Locator shown = page.locator("section.closedloop-requirement");
        assertThat(shown).isVisible();
        return shown;
    }

    private static Locator action(Locator tab, String id, String summary) {
        Locator action = tab.locator(id);
        assertThat(action.locator("summary")).hasText(summary);
        action.locator("summary").click();
        return action;
    }

    private static void press(Locator action, String button) {
        action.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void done(Locator tab, String id, String said) {
        assertThat(tab.locator(".said")).hasText(said);
        assertThat(tab.locator(id + " > summary")).isFocused();
    }
}
