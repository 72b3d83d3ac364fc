package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.closedloop.engine.EngineSettings;
import io.closedloop.staff.Language;
import io.closedloop.staff.Languages;
import io.closedloop.support.Journey;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What somebody new sees: the sentences above the form, the guide, his own language. With {@code -Dclosedloop.language=zh}
 * it makes the pictures of the Chinese guides, else those of the English.
 */
@BrowserJourney
class HelpJourneyTest {

    private static final String USER = "technical-lead";

    /** What Tasklist sends for a form left empty, and how that is refused. */
    private static final String COMPLETES_WITH_NOTHING = """
            async task => (await fetch(`/camunda/api/engine/engine/default/task/${task}/complete`, {
              method: 'POST',
              headers: {
                'Content-Type': 'application/json',
                'X-XSRF-TOKEN': document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/)[1],
              },
              body: '{"variables":{}}',
            })).text()
            """;

    @Autowired
    Journey journey;

    @Autowired
    Languages languages;

    @Autowired
    EngineSettings settings;

    @AfterEach
    void endOfTheDay(Office office) {
        office.close();
        languages.choose(USER, Language.BROWSER);
    }

    @Test
    void findsOutWhatIsExpected(Office office) {
        boolean chinese = settings.language().getLanguage().equals("zh");
        String prefix = chinese ? "zh-" : "en-";
        String details = "看板按日显示订单、库存和退货，每天早上八点前更新。";
        String number = journey.begins("details", details)
                .complete("registerRequirement", "details", details)
                .through("confirmRegistration", "analyzeRequirement")
                .number();
        TasklistPage tasklist = office.as(USER, chinese ? "zh-CN" : "en-US");
        Page page = tasklist.page();
        page.setViewportSize(1240, 800);

        FormPage form = tasklist.open(group(), number);
        Locator expected = page.locator(".expected");
        assertThat(expected).containsText(chinese ? "《可行性评估报告》" : "the result is the Feasibility Assessment Report");
        assertThat(expected).containsText(Pattern.compile(chinese ? "前完成|今天" : "finish"));
        Screenshots.publish(page, prefix + "tasklist");
        form.claim();
        assertThat(expected).containsText(chinese ? "《可行性评估报告》" : "Feasibility Assessment Report");
        Screenshots.publish(page, prefix + "form");
        DeadlineTab.open(page, chinese ? "为何是这个期限？" : "Why this deadline?");
        Screenshots.publish(page, prefix + "deadline");

        page.locator(".closedloop-help a").click();
        page.waitForURL("**/help/technical-lead");
        assertThat(page.locator("h1")).containsText(chinese ? "技术负责人" : "Technical lead");
        assertThat(page.locator(".guide table")).isVisible();
        Accessibility.check(page);
        Screenshots.keepWhole(page, prefix + "guide");
    }

    @Test
    void readsWhatAStartExpects(Office office) {
        boolean chinese = settings.language().getLanguage().equals("zh");
        TasklistPage tasklist = office.as("customer-service", chinese ? "zh-CN" : "en-US");
        tasklist.page().setViewportSize(1240, 800);

        tasklist.start(chinese ? "客户需求" : "Customer requirement");

        assertThat(tasklist.page().locator(".modal-dialog .expected"))
                .containsText(chinese ? "客户名称、需求描述" : "Write down what the customer wants");
        Screenshots.publish(tasklist.page(), (chinese ? "zh-" : "en-") + "start");
    }

    @Test
    void readsInTheLanguageHeChose(Office office) {
        languages.choose(USER, Language.CHINESE);
        String number = journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .number();
        TasklistPage tasklist = office.as(USER);
        Page page = tasklist.page();

        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(page.locator(".closedloop-help a")).hasText("帮助");
        tasklist.open(group(), number);
        assertThat(page.locator(".expected")).containsText("《可行性评估报告》");
        Screenshots.keep(page, "language-tasklist");
        Assertions.assertThat(page.evaluate(
                        COMPLETES_WITH_NOTHING,
                        journey.task("assessFeasibility").getId()))
                .asString()
                .contains("必须填写");
        page.navigate(office.address() + "/preferences");
        assertThat(page.locator("h1")).hasText("个人设置");
        assertThat(page.locator("html")).hasAttribute("lang", "zh");
        Screenshots.keep(page, "language-preferences");
        page.getByText("跟随浏览器").click();
        page.getByText("保存").click();
        assertThat(page.locator("h1")).hasText("Preferences");
        page.navigate(office.address() + "/camunda/app/tasklist/");
        assertThat(page.locator(".closedloop-help a")).hasText("Help");
    }

    /** Lists are named in the installation's language. */
    private String group() {
        return settings.language().getLanguage().equals("zh") ? "本组任务" : TasklistPage.GROUP;
    }
}
