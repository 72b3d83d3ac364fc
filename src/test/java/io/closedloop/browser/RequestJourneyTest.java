package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.closedloop.registration.Registration;
import io.closedloop.support.Inputs;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer at the online form, with nothing but a browser. */
@BrowserJourney
class RequestJourneyTest {

    private static final Pattern REFERENCE = Pattern.compile("R-[2-9A-Z]{10}");

    @Autowired
    Inputs inputs;

    @Autowired
    Registration registration;

    @Test
    void sendsARequirementWithFilesFromAPhone(Office office) {
        Page page = office.visitor("phone", "zh-CN");
        page.setViewportSize(390, 844);
        page.navigate(office.address() + "/request");
        assertThat(page.locator("h1").first()).hasText("提交需求");
        Accessibility.check(page);
        PageWeight.check(page);
        Screenshots.keepWhole(page, "request-phone-zh");

        page.locator("button[type=submit]").click();
        assertThat(page.locator("#problems")).isFocused();
        assertThat(page.locator("#problems a")).hasCount(5);
        assertThat(page.locator("#email-fault")).hasText("电子邮箱：必须填写。");
        Accessibility.check(page);
        Screenshots.keepWhole(page, "request-phone-zh-missing");

        fill(page, "手机提交");
        page.locator("#files").setInputFiles(new FilePayload[] {
            Samples.REQUIREMENTS,
            Samples.PROGRAM,
            Samples.ofSize("数据.txt", 900_000),
            Samples.ofSize("太大.txt", 1_100_000)
        });
        assertThat(page.locator("#chosen li")).hasCount(3);
        assertThat(page.locator("#attachments-fault")).hasText("文件太大.txt超过1 MB。");
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#problems")).containsText("不接受此类文件：install.sh");
        assertThat(page.locator("#details")).hasValue("手机提交");
        assertThat(page.locator("#chosen li")).hasCount(3);
        Screenshots.keepWhole(page, "request-phone-zh-refused");

        page.getByLabel("移除 install.sh").click();
        slowly(page);
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#progress")).isVisible();
        assertThat(page.locator("#progress-status")).containsText("已发送");
        Screenshots.keep(page, "request-phone-zh-progress");
        assertThat(page.locator("#received")).isFocused();
        Accessibility.check(page);
        Screenshots.keep(page, "request-phone-zh-received");
        assertThat(registration.find(page.locator("#reference").innerText())).isPresent();
    }

    @Test
    void sendsARequirementByKeyboardAlone(Office office) {
        Page page = office.visitor("keyboard", "en-US");
        page.navigate(office.address() + "/request");
        Accessibility.check(page);
        Screenshots.keepWhole(page, "request-desktop-en");
        tabTo(page, page.locator("#customerName"));
        type(page, "Example Ltd");
        type(page, "Jane Doe");
        type(page, "jane.doe@");
        type(page, "");
        type(page, "A dashboard of our sales");
        type(page, "Keyboard only");
        tabTo(page, page.locator("#expectedDeliveryDate"));
        page.locator("#expectedDeliveryDate").fill(inputs.today().plusDays(30).toString());
        tabTo(page, page.locator("input[name=urgency]:checked"));
        page.keyboard().press("ArrowDown");
        tabTo(page, page.locator("button[type=submit]"));
        page.keyboard().press("Enter");

        assertThat(page.locator("#problems")).isFocused();
        assertThat(page.locator("#problems")).containsText("E-mail address: must be an e-mail address.");
        Screenshots.keep(page, "request-desktop-en-wrong");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#email")).isFocused();
        assertThat(page.locator("#email")).hasAttribute("aria-invalid", "true");
        page.keyboard().press("End");
        page.keyboard().type("example.com");
        page.keyboard().press("Enter");

        assertThat(page.locator("#received")).isFocused();
        assertThat(page.locator("#reference")).hasText(REFERENCE);
        Accessibility.check(page);
        Screenshots.keep(page, "request-desktop-en-received");
    }

    @Test
    void keepsWhatWasTypedInAnotherLanguage(Office office) {
        Page page = office.visitor("languages", "zh-CN");
        page.navigate(office.address() + "/request");
        fill(page, "换语言");
        page.getByText("English").click();
        assertThat(page.locator("h1").first()).hasText("Tell us what you need");
        assertThat(page.locator("#details")).hasValue("换语言");
        page.locator("button[type=submit]").dblclick();
        assertThat(page.locator("#reference")).hasText(REFERENCE);
    }

    private void fill(Page page, String details) {
        page.locator("#customerName").fill("科技有限公司");
        page.locator("#contactPerson").fill("张*");
        page.locator("#email").fill("zhang@example.com");
        page.locator("#description").fill("需要定制数据看板");
        page.locator("#details").fill(details);
        page.locator("#expectedDeliveryDate").fill(inputs.today().plusDays(50).toString());
    }

    /** Like a phone somewhere in the country: 400 kB a second. */
    private static void slowly(Page page) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 50);
        conditions.addProperty("downloadThroughput", 400_000);
        conditions.addProperty("uploadThroughput", 400_000);
        page.context().newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
    }

    private static void type(Page page, String text) {
        page.keyboard().type(text);
        page.keyboard().press("Tab");
    }

    private static void tabTo(Page page, Locator target) {
        for (int i = 0; i < 40; i++) {
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }
}
