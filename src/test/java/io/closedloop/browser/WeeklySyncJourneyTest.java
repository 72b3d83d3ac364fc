package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.closedloop.browser.TasklistPage.MINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.document.Documents;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.Timetable;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserJourney
class WeeklySyncJourneyTest {

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Inputs inputs;

    @Autowired
    Timetable timetable;

    @Autowired
    Documents documents;

    @Test
    void readsTheAgendaAndRecordsTheMinutes(Office office) {
        String other = journey.working().number();
        String number = underWay();
        timetable.holdsWeeklySync();

        FormPage form = office.as("project-manager").open(MINE, "Hold weekly sync · week of ");
        assertThat(form.text())
                .contains(number + " · 科技有限公司 · 需要定制数据看板", other)
                .contains("Overdue (working days)", "接口未开放", "供应商二期接口", "Moved since", "Nothing moved since")
                .contains(number + "-C01", "增加导出功能", "undecided");
        form.screenshot("weekly-sync-agenda");
        int last = form.rows().count();
        assertThat(form.submitButton()).isDisabled();
        form.fill("Minutes", "逐项核对；接口问题由项目经理跟进。")
                .row(last, "Decision", "增派1名测试工程师，为期两周")
                .publish("weekly-sync");
        form.complete();

        assertThat(documents
                        .latest(number, "weekly-sync")
                        .orElseThrow()
                        .content()
                        .toString())
                .contains("逐项核对；接口问题由项目经理跟进。", "[增派1名测试工程师，为期两周]");
        assertThat(documents
                        .latest(other, "weekly-sync")
                        .orElseThrow()
                        .content()
                        .toString())
                .contains("逐项核对", "resourceDecisions=[]");
    }

    /** A requirement with late, blocked and moving work, and a change that nobody decided on. */
    private String underWay() {
        LocalDate begin = inputs.today().minusDays(20);
        journey.confirmed()
                .complete("breakDownTasks", "workItems", Inputs.json("""
                        [{"name":"界面设计","owner":"execution-team","plannedStart":"%1$s","plannedEnd":"%2$s","deliverable":"设计稿"},
                         {"name":"后端开发","owner":"execution-team-2","plannedStart":"%1$s","plannedEnd":"%3$s","deliverable":"代码"}]
                        """.formatted(
                                begin, begin.plusDays(7), begin.plusDays(40))))
                .complete(breakdown.reportOf("execution-team"), "status", "IN_PROGRESS", "note", "初稿已完成")
                .complete(
                        breakdown.reportOf("execution-team-2"),
                        "status",
                        "BLOCKED",
                        "blocker",
                        "接口未开放：供应商二期接口尚未上线，联调环境不可用，预计还需等待一周左右。")
                .requestsChange("changeDescription", "增加导出功能");
        return journey.number();
    }
}
