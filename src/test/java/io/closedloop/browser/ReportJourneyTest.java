package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The month's figures, down to the requirements behind them. */
@BrowserJourney
class ReportJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Test
    void readsAFigureAndTheRequirementsBehindIt(Office office) {
        String number = journey.begins().through("registerRequirement").number();
        YearMonth month = YearMonth.from(inputs.today());
        Page page = office.as("product-manager").page();

        page.navigate(office.address() + "/reports/" + month);
        Locator received = page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText("Requirements that came in"))
                .first();
        assertThat(received.getByRole(AriaRole.LINK)).isVisible();
        Screenshots.keep(page, "report-month");
        received.getByRole(AriaRole.LINK).click();

        assertThat(page.getByText(number)).isVisible();
        Screenshots.keep(page, "report-behind");
    }

    @Test
    void readsTheReportInChinese(Office office) {
        YearMonth month = YearMonth.from(inputs.today());
        Page page = office.as("department-head", "zh-CN").page();

        page.navigate(office.address() + "/reports/" + month);

        assertThat(page.getByText("验收通过率").first()).isVisible();
        assertThat(page.getByText("新增需求数").first()).isVisible();
        Screenshots.keep(page, "report-month-zh");
    }

    @Test
    void asksForTheReportOfAMonth(Office office) {
        TasklistPage manager = office.as("product-manager");
        // another journey of this class may have left the window elsewhere
        manager.page().navigate(office.address() + "/");
        FormPage form = manager.start("Optimization report of a month");
        form.screenshot("report-requested");
        form.complete();

        FormPage task = manager.take("Propose improvements");
        task.fill("Common problems", "需求描述不清").fill("Suggestions", "登记时与客户逐项确认");
        task.complete();

        Page page = manager.page();
        page.navigate(office.address() + "/reports");
        Locator frozen = page.locator("a[href*='.pdf']");
        // it is frozen in a step of its own
        Instant end = Instant.now().plus(PATIENCE);
        while (frozen.count() == 0 && Instant.now().isBefore(end)) {
            page.reload();
        }
        assertThat(frozen.first()).isVisible();
        Screenshots.keep(page, "reports");
    }
}
