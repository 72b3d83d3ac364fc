package io.closedloop.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.document.Documents;
import io.closedloop.execution.WeeklySync.WeeklySyncContent;
import io.closedloop.staff.Role;
import io.closedloop.staff.Staff;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProcessTest
@Covers({"weekly-sync", "managerSync", "escalation"})
class WeeklySyncProcessTest {

    private static final String SYNC = "sync-2026-11-23";
    private static final String MANAGER = "project-manager";
    private static final String COLLEAGUE = "project-manager-2";

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Timetable timetable;

    @Autowired
    Documents documents;

    @Autowired
    Staff staff;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @BeforeEach
    void nothingRunsAndTwoManage() {
        database.update("update registration_requirement set status = 'CLOSED'");
        User colleague = identity.newUser(COLLEAGUE);
        colleague.setFirstName("Second manager");
        identity.saveUser(colleague);
        identity.createMembership(COLLEAGUE, Role.PROJECT_MANAGER.id());
    }

    @AfterEach
    void leaveNoTrace() {
        clock.reset();
        timetable.forget("weekly-sync");
        database.update("delete from execution_weekly_sync_decision");
        database.update("delete from execution_weekly_sync");
        identity.deleteUser(COLLEAGUE);
    }

    @Test
    void oneSyncPerManager() {
        clock.set("2026-11-20T10:00");
        String first = journey.working().number();
        String second = journey.working().number();
        String third = managedBy(COLLEAGUE);
        journey.confirmed();

        monday();
        assertThat(journey.openTasks()).containsExactly("recordWeeklySync", "recordWeeklySync");
        assertThat(journey.tasks("recordWeeklySync")).allSatisfy(task -> {
            assertThat(task.getName()).isEqualTo("Hold weekly sync · week of 2026-11-23");
            assertThat(task.getDueDate()).isEqualTo(Instant.parse("2026-11-24T18:00:00+08:00"));
        });
        assertThat(agenda(MANAGER)).contains(first, second).doesNotContain(third);
        assertThat(agenda(COLLEAGUE)).contains(third).doesNotContain(first, second);
        assertThat(staff.takesPart(COLLEAGUE, List.of(), SYNC)).isTrue();

        journey.complete(of(COLLEAGUE)).complete(of(MANAGER));
        assertThat(journey.outcome()).isEqualTo("weeklySyncHeld");
    }

    @Test
    void preparesTheAgenda() {
        clock.set("2026-11-09T10:00");
        String number = journey.working().number();
        journey.complete(breakdown.reportOf("execution-team"), "status", "IN_PROGRESS", "note", "早已做完一半");
        clock.set("2026-11-18T15:00");
        journey.complete(breakdown.reportOf("execution-team-2"), "status", "BLOCKED", "blocker", "接口未开放")
                .requestsChange("changeDescription", "增加导出功能");

        monday();
        assertThat(agenda(MANAGER))
                .contains(number + " · 科技有限公司 · 需要定制数据看板")
                .as("work items, the first of them late since Monday a week ago")
                .contains("[\"界面设计\",\"Execution team\",\"in progress\",\"2026-11-16\",\"5\"]")
                .contains("[\"后端开发\",\"Execution team 2\",\"blocked\",\"2026-11-16\",\"5\"]")
                .as("blocked items with their age")
                .contains("[\"后端开发\",\"Execution team 2\",\"接口未开放\",\"2026-11-18\",\"3\"]")
                .as("what moved within the week")
                .contains("Moved since 2026-11-16")
                .contains("[\"2026-11-18 15:00\",\"后端开发\",\"Execution team 2\",\"blocked\",\"接口未开放\"]")
                .doesNotContain("早已做完一半")
                .as("pending changes")
                .contains("[\"" + number + "-C01\",\"增加导出功能\",\"2026-11-18\",\"undecided\"]");
    }

    @Test
    void keepsTheMinutesWithEveryRequirement() {
        clock.set("2026-11-20T10:00");
        String number = journey.working().number();
        String other = journey.working().number();

        monday().complete("recordWeeklySync", "minutes", "增派测试", "resourceDecisions", Inputs.json("""
                        [{"requirementNumber":"%1$s","decision":" 增派1名测试 "},{"requirementNumber":"%2$s","decision":null},
                         {"requirementNumber":"%1$s","decision":"借用测试环境"}]""".formatted(
                        number, other)));
        assertThat(journey.trace("userTask", "serviceTask"))
                .containsExactly("prepareWeeklySync", "recordWeeklySync", "recordMinutes");

        clock.set("2026-11-30T09:30");
        timetable.starts("weekly-sync");
        journey.with("sync-2026-11-30");
        assertThat(agenda(MANAGER)).contains("Nothing moved since 2026-11-23");
        assertThat(documents.versions(number, "weekly-sync")).hasSize(1);
        journey.complete("recordWeeklySync", "minutes", "按计划");

        assertThat(documents.versions(number, "weekly-sync").stream().map(document -> document.content()))
                .containsExactly(
                        new WeeklySyncContent(
                                number,
                                LocalDate.parse("2026-11-23"),
                                "Project manager",
                                "增派测试",
                                List.of("增派1名测试", "借用测试环境")),
                        new WeeklySyncContent(
                                number, LocalDate.parse("2026-11-30"), "Project manager", "按计划", List.of()));
        assertThat(documents.latest(other, "weekly-sync").orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void nothingToSync() {
        clock.set("2026-11-20T10:00");
        journey.confirmed();
        clock.set("2026-11-23T09:30");

        assertThat(timetable.outcome(timetable.starts("weekly-sync"))).isEqualTo("nothingToSync");
    }

    @ParameterizedTest
    @CsvSource({"2026-10-05, 2026-10-08", "2026-02-16, 2026-02-24"})
    void movesToTheNextWorkingDay(String holiday, String workingDay) {
        clock.set("2026-01-05T10:00");
        journey.working();
        clock.set(holiday + "T09:30");
        String sync = timetable.starts("weekly-sync");
        assertThat(timetable.waiting(sync).getDuedate()).isEqualTo(Instant.parse(workingDay + "T09:30:00+08:00"));

        clock.set(workingDay + "T09:30");
        timetable.goesOn(sync);
        journey.with("sync-" + workingDay);
        assertThat(journey.openTasks()).containsExactly("recordWeeklySync");
    }

    @Test
    void comesBackEveryWeekAtTheSettingsTime() {
        clock.set("2026-11-23T09:30");
        timetable.starts("weekly-sync");

        assertThat(timetable.next("weekly-sync").getDuedate()).isEqualTo(Instant.parse("2026-11-30T09:30:00+08:00"));
    }

    @Test
    void tellsTwoOnTheSameDayApart() {
        clock.set("2026-11-20T10:00");
        journey.working();
        monday();
        timetable.starts("weekly-sync");

        assertThat(journey.with(SYNC + "-2").openTasks()).containsExactly("recordWeeklySync");
    }

    @Test
    void missesItsDeadline() {
        clock.set("2026-11-20T10:00");
        journey.working();
        monday().fires("recordWeeklySyncOverdue");

        assertThat(journey.openTasks()).containsExactly("handleEscalation", "recordWeeklySync");
        assertThat(documents.latest(SYNC, "escalation").orElseThrow().content().toString())
                .contains("Hold weekly sync");
        journey.fires("handleEscalationUnanswered").through("handleEscalation", "recordWeeklySync");
        assertThat(journey.openTasks()).isEmpty();
    }

    private Journey monday() {
        clock.set("2026-11-23T09:30");
        timetable.starts("weekly-sync");
        return journey.with(SYNC);
    }

    private String managedBy(String manager) {
        journey.confirmed().completeAs(manager, "breakDownTasks");
        return journey.number();
    }

    private Task of(String manager) {
        return journey.tasks("recordWeeklySync").stream()
                .filter(task -> manager.equals(task.getAssignee()))
                .findFirst()
                .orElseThrow();
    }

    private String agenda(String manager) {
        return tasks.getVariable(of(manager).getId(), "agenda").toString();
    }
}
