package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.BoundingBox;
import io.closedloop.link.Purpose;
import io.closedloop.support.Journey;
import io.closedloop.support.PersonalLinks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers at the pages behind their personal links, on a phone and at a desk, in both languages. */
@BrowserJourney
class CustomerJourneyTest {

    private static final Set<String> PUBLISHED = Set.of("customer-PLAN-phone-zh", "customer-STATUS-phone-en");
    private static final Set<String> OPENED = new HashSet<>();

    @Autowired
    Journey journey;

    @Autowired
    PersonalLinks personal;

    @Test
    void confirmsThePlanWithADrawnSignature(Office office) {
        String number = journey.planned().number();
        look(office, Purpose.PLAN, number, number);
        Page page = open(office, "phone", "zh-CN", personal.token(Purpose.PLAN, number));
        page.getByText("同意，确认此方案").click();
        page.locator("button#send").scrollIntoViewIfNeeded();
        page.locator("#name").fill("张伟");
        draw(page);
        Screenshots.keep(page, "customer-PLAN-signing-phone-zh");
        page.locator("#send").click();

        assertThat(page.locator("#recorded")).hasText("您的答复已记录");
        Accessibility.check(page);
        Screenshots.keepWhole(page, "customer-PLAN-answered-phone-zh");
        assertThat(page.locator("form")).hasCount(0);
        assertThat(journey.with(number).runOutsideSteps().openTasks()).containsExactly("breakDownTasks");
    }

    @Test
    void asksForARevisionAndSaysWhatItMissed(Office office) {
        String number = journey.planned().number();
        Page page = open(office, "desktop", "en-US", personal.token(Purpose.PLAN, number));
        page.getByText("Please revise the plan").click();
        page.locator("#name").fill("Zhang Wei");
        page.locator("#send").click();
        assertThat(page.locator(".problem")).isFocused();
        assertThat(page.locator("#name")).hasValue("Zhang Wei");
        Accessibility.check(page);
        Screenshots.keepWhole(page, "customer-PLAN-refused-desktop-en");
        page.locator("#comment").fill("请加导出");
        page.locator("#send").click();

        assertThat(page.locator("#recorded")).hasText("Your answer is recorded");
        assertThat(page.locator(".written").first()).hasText("请加导出");
        Screenshots.keepWhole(page, "customer-PLAN-answered-desktop-en");
        assertThat(journey.with(number).openTasks()).containsExactly("preparePlan");
    }

    @Test
    void readsTheRegistrationBack(Office office) {
        String number = journey.begins()
                .through("registerRequirement", "confirmRegistration")
                .number();
        look(office, Purpose.REGISTRATION, number, number);
        Page page = open(office, "desktop", "zh-CN", personal.token(Purpose.REGISTRATION, number));
        page.getByText("正确，予以确认").click();
        page.locator("#name").fill("张伟");
        page.locator("#send").click();
        assertThat(page.locator("#recorded")).hasText("您的答复已记录");
        Screenshots.keepWhole(page, "customer-REGISTRATION-answered-desktop-zh");
    }

    @Test
    void approvesAChange(Office office) {
        String number = journey.working().number();
        journey.requestsChange().complete("assessChangeImpact");
        look(office, Purpose.CHANGE, number, number + "-C01");
        Page page = open(office, "phone", "en-US", personal.token(Purpose.CHANGE, number, number + "-C01"));
        page.getByText("Yes, I approve of the change").click();
        page.locator("#name").fill("Zhang Wei");
        page.locator("#send").click();
        assertThat(page.locator("#recorded")).hasText("Your answer is recorded");
        Screenshots.keepWhole(page, "customer-CHANGE-answered-phone-en");
        assertThat(journey.openTasks()).doesNotContain("approveChangeForCustomer");
    }

    @Test
    void refusesADeliverable(Office office) {
        String number = journey.delivering().number();
        look(office, Purpose.ACCEPTANCE, number, number);
        Page page = open(office, "phone", "zh-CN", personal.token(Purpose.ACCEPTANCE, number));
        assertThat(page.locator(".reason")).isHidden();
        page.getByText("不通过", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#reason-0").fill("图表数据不准确");
        page.getByText("不通过，需要整改").click();
        page.locator("#name").fill("张伟");
        Screenshots.keepWhole(page, "customer-ACCEPTANCE-filled-phone-zh");
        page.locator("#send").click();
        assertThat(page.locator("#recorded")).hasText("您的答复已记录");
        Screenshots.keepWhole(page, "customer-ACCEPTANCE-answered-phone-zh");
        assertThat(journey.with(number).openTasks()).containsExactly("rectify");
    }

    @Test
    void seesWhereItStandsAndRequestsAChange(Office office) {
        String number = journey.working().number();
        look(office, Purpose.STATUS, number, number);
        Page page = open(office, "phone", "zh-CN", personal.token(Purpose.STATUS, number));
        assertThat(page.locator("[aria-current=step]")).containsText("执行");
        page.locator("summary").click();
        page.locator("#change-description").fill("增加导出功能");
        page.locator("#change-reason").fill("财务需要");
        page.locator("#change-name").fill("张伟");
        Accessibility.check(page);
        Screenshots.keepWhole(page, "customer-STATUS-change-phone-zh");
        page.getByText("提交变更申请").click();
        assertThat(page.locator(".done[role=status]")).containsText("您的变更申请已记录");
        Screenshots.keepWhole(page, "customer-STATUS-changed-phone-zh");
        assertThat(journey.openTasks()).contains("assessChangeImpact");
    }

    @Test
    void getsANewLinkFromCustomerService(Office office) {
        String number = journey.planned().number();
        String first = personal.token(Purpose.STATUS, number);
        String lost = personal.token(Purpose.PLAN, number);
        Page desk = office.as("customer-service").page();
        desk.navigate(office.address() + "/requirements/" + number);
        Locator links = desk.locator("#links");
        links.locator("tbody tr").first().locator("summary").click();
        links.getByText("can open it no more").first().click();
        Screenshots.keepWhole(desk, "case-file-revoking-en");
        links.locator("button.danger:visible").click();
        assertThat(links.locator("tbody tr").first()).containsText("revoked");
        assertThat(links.locator("tbody tr").first()).containsText("Customer service");

        desk.getByLabel("Issue a new link: Plan (" + number + ")").click();
        assertThat(desk.locator("#address")).hasJSProperty("readOnly", true);
        Accessibility.check(desk);
        Screenshots.keepWhole(desk, "link-issued-en");
        String token = desk.locator("#address").inputValue().replaceAll(".*#", "");
        desk.getByText("Back to the case file").click();
        assertThat(links.locator("tbody tr")).hasCount(3);
        Accessibility.check(desk);
        Screenshots.keepWhole(desk, "case-file-links-en");

        Page chineseDesk = office.as("customer-service", "zh-CN").page();
        chineseDesk.navigate(office.address() + "/requirements/" + number);
        chineseDesk.locator("#links summary").first().click();
        Accessibility.check(chineseDesk);
        Screenshots.keepWhole(chineseDesk, "case-file-links-managed-zh");

        for (String gone : List.of(first, lost)) {
            Page closed = office.visitor("closed", "en-US");
            closed.navigate(office.address() + "/c#" + gone);
            closed.locator("#open").click();
            assertThat(closed.locator("#problem")).containsText("This link was withdrawn.");
            closed.close();
        }
        Page page = open(office, "phone", "zh-CN", token);
        page.getByText("同意，确认此方案").click();
        page.locator("#name").fill("张伟");
        page.locator("#send").click();
        assertThat(page.locator("#recorded")).hasText("您的答复已记录");
        journey.with(number).runOutsideSteps();

        Page chinese = office.as("operations", "zh-CN").page();
        chinese.navigate(office.address() + "/requirements/" + number);
        assertThat(chinese.locator("#evidence")).containsText("需求处理方案，第1版");
        assertThat(chinese.locator("#links")).containsText("已答复");
        assertThat(chinese.locator("#links form")).hasCount(0);
        Accessibility.check(chinese);
        Screenshots.keepWhole(chinese, "case-file-links-zh");
    }

    /** What mail scanners do: open the page, run its scripts, click nothing. */
    @Test
    void theTokenStaysInTheBrowserUntilSomebodyClicks(Office office) {
        String number = journey.planned().number();
        String token = personal.token(Purpose.PLAN, number);
        Page page = office.visitor("scanner", "en-US");
        List<Request> requests = new ArrayList<>();
        page.context().onRequest(requests::add);
        page.navigate(office.address() + "/c#" + token);
        assertThat(page.locator("#open")).isVisible();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.headers().toString()).doesNotContain(token);
        });

        page.locator("#open").click();
        page.waitForURL("**/c/case");
        assertThat(page.url()).doesNotContain(token);
        assertThat(requests)
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(1);
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.url().replaceAll("#.*", "")).doesNotContain(token);
            assertThat(String.valueOf(request.headers().get("referer"))).doesNotContain(token);
        });
        assertThat((String) page.evaluate("history.length + ' ' + document.referrer"))
                .doesNotContain(token);

        page.navigate(office.address() + "/c#" + "A".repeat(43));
        page.locator("#open").click();
        assertThat(page.locator("#problem")).containsText("This link is not valid.");
        page.navigate(office.address() + "/c");
        page.reload();
        assertThat(page.locator("#problem")).containsText("The link is not complete.");
        assertThat(page.locator("#open")).isHidden();
    }

    /** Every page as every customer sees it; a window serves both widths. */
    private void look(Office office, Purpose purpose, String number, String subject) {
        for (String language : new String[] {"zh-CN", "en-US"}) {
            Page page = open(office, "phone", language, personal.token(purpose, number, subject));
            assertThat(page.locator("h1")).containsText(subject);
            PageWeight.check(page);
            for (String width : new String[] {"phone", "desktop"}) {
                resize(page, width);
                Accessibility.check(page);
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as("%s fits on a %s", purpose, width)
                        .isTrue();
                String picture = "customer-%s-%s-%s".formatted(purpose, width, language.substring(0, 2));
                if (PUBLISHED.contains(picture)) {
                    Screenshots.publishWhole(page, picture);
                } else {
                    Screenshots.keepWhole(page, picture);
                }
            }
            page.context().close();
        }
    }

    private static void resize(Page page, String width) {
        page.setViewportSize(width.equals("phone") ? 390 : 1400, width.equals("phone") ? 844 : 900);
    }

    private static Page open(Office office, String width, String language, String token) {
        Page page = office.visitor("customer-" + width + "-" + language, language);
        resize(page, width);
        page.navigate(office.address() + "/c#" + token);
        assertThat(page.locator("#open")).isVisible();
        // the same page whatever it opens
        if (OPENED.add(language)) {
            for (String each : new String[] {"phone", "desktop"}) {
                resize(page, each);
                Accessibility.check(page);
                Screenshots.keep(page, "customer-open-" + each + "-" + language.substring(0, 2));
            }
            resize(page, width);
        }
        page.locator("#open").click();
        page.waitForURL("**/c/case");
        return page;
    }

    /** Signs with the mouse. */
    static void draw(Page page) {
        Locator pad = page.locator("#pad");
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        page.mouse().move(box.x + 40, box.y + 30);
        page.mouse().down();
        page.mouse().move(box.x + 120, box.y + 70);
        page.mouse().move(box.x + 200, box.y + 20);
        page.mouse().up();
    }
}
