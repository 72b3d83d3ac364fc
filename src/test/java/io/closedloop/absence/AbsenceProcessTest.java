package io.closedloop.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Documents;
import io.closedloop.engine.CaseCourse;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.refusal.Refusal;
import io.closedloop.registration.Course;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From Friday, May 10th 2024 on; Monday the 13th and the day after, the first owner is away. */
@ProcessTest
@Covers("absence")
class AbsenceProcessTest {

    private static final String ABSENT = "execution-team";
    private static final String DEPUTY = "execution-team-2";
    private static final String HEAD = "second-head";

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Absences absences;

    @Autowired
    HandOver handOver;

    @Autowired
    HandoverLog log;

    @Autowired
    Correspondence correspondence;

    @Autowired
    CaseCourse course;

    @Autowired
    List<CaseFileSection> sections;

    @Autowired
    Documents documents;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void beginWork() {
        clock.set("2024-05-10T10:00");
        for (String role : new String[] {"department-head", "project-manager"}) {
            if (identity.createUserQuery().userId(HEAD).count() == 0) {
                User head = identity.newUser(HEAD);
                head.setFirstName("Second head");
                head.setLastName("");
                identity.saveUser(head);
            }
            identity.createMembership(HEAD, role);
        }
        journey.working();
    }

    @AfterEach
    void everybodyIsBack() {
        clock.reset();
        identity.deleteUser(HEAD);
        runtime.createProcessInstanceQuery().processDefinitionKey("absence").list().forEach(running ->
                runtime.deleteProcessInstance(running.getId(), "forgotten"));
        jdbc.sql("DELETE FROM absence").update();
    }

    @Test
    void tasksGoToTheDeputyOnTheFirstDayAndBackAfterTheLast() {
        Absence absence = away();
        assertThat(breakdown.reportOf(ABSENT)).as("not absent yet").isNotNull();

        begins(absence, "2024-05-13T00:00");

        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getAssignee, Task::getOwner)
                .containsExactlyInAnyOrder(tuple(DEPUTY, ABSENT), tuple(DEPUTY, null));
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskOwner(ABSENT)
                        .taskAssignee(DEPUTY)
                        .unfinished()
                        .processInstanceBusinessKey(journey.number())
                        .count())
                .isOne();
        assertThat(told(DEPUTY, "Tasks of Execution team are yours until 2024-05-14"))
                .singleElement()
                .extracting(Notification::body)
                .asString()
                .contains("Report progress " + journey.number());
        assertThat(open()).contains("Execution team 2 for Execution team", "Execution team 2");

        over(absence, "2024-05-15T00:00");

        assertThat(breakdown.reportOf(ABSENT).getOwner()).isNull();
        assertThat(told(DEPUTY, "Tasks went back to Execution team")).hasSize(1);
        assertThat(outcome(absence)).isEqualTo("absenceOver");
        assertThat(log.of(journey.number()))
                .extracting(Handover::giver, Handover::receiver, Handover::cause)
                .containsExactly(
                        tuple(ABSENT, DEPUTY, Handover.Cause.ABSENCE), tuple(DEPUTY, ABSENT, Handover.Cause.RETURN));
    }

    @Test
    void whatTheDeputyDoesIsRecordedForTheAbsent() {
        Absence absence = away();
        clock.set("2024-05-10T11:00");
        journey.complete(breakdown.reportOf(ABSENT), "status", "IN_PROGRESS");
        begins(absence, "2024-05-13T00:00");
        clock.set("2024-05-13T09:00");
        journey.fires("nextWorkingDay");

        Task task = journey.tasks("reportProgress").stream()
                .filter(report -> ABSENT.equals(report.getOwner()))
                .findFirst()
                .orElseThrow();
        assertThat(task.getAssignee()).as("newly opened").isEqualTo(DEPUTY);
        assertThat(told(DEPUTY, "Tasks of Execution team are yours until 2024-05-14")).hasSize(1);
        assertThat(told(ABSENT, "For you")).as("told once, before").hasSize(1);
        journey.complete(task, "status", "IN_PROGRESS", "note", "接口完成");

        assertThat(documents.latest(journey.number(), "progress-record").orElseThrow().content().toString())
                .contains("reportedBy=Execution team,", "reportedBy=Execution team 2 for Execution team,");
        assertThat(course.done(journey.number()))
                .last()
                .returns(DEPUTY, CaseCourse.Done::assignee)
                .returns(ABSENT, CaseCourse.Done::owner);

        clock.set("2024-05-14T09:00");
        journey.fires("nextWorkingDay");
        assertThat(told(DEPUTY, "Tasks of Execution team are yours until 2024-05-14"))
                .as("told once of what comes back every day")
                .hasSize(1);
    }

    @Test
    void comesBackEarly() {
        Absence absence = away();
        begins(absence, "2024-05-13T00:00");

        absences.endEarly(absence);

        assertThat(breakdown.reportOf(ABSENT).getOwner()).isNull();
        assertThat(outcome(absence)).isEqualTo("absenceOver");
        assertThat(absences.current()).isEmpty();
    }

    @Test
    void isTakenBackBeforeItBegins() {
        Absence absence = away();

        absences.delete(absence);

        assertThat(outcome(absence)).isEqualTo("neverAbsent");
        assertThat(absences.current()).isEmpty();
        assertThat(breakdown.reportOf(ABSENT)).isNotNull();
    }

    @Test
    void aClaimedTaskGoesToTheDeputyAndStaysThere() {
        journey.through("reportProgress", "reportProgress");
        Task task = journey.task("submitDeliverables");
        journey.as(ABSENT, () -> tasks.claim(task.getId(), ABSENT));
        Absence absence = away();
        begins(absence, "2024-05-13T00:00");
        assertThat(journey.task("submitDeliverables").getAssignee()).isEqualTo(DEPUTY);

        over(absence, "2024-05-15T00:00");

        assertThat(journey.task("submitDeliverables").getAssignee())
                .as("it is the role's")
                .isEqualTo(DEPUTY);
    }

    @Test
    void whoAssessedAChangeDoesNotGetItsApproval() {
        journey.requestsChange().completeAs(HEAD, "assessChangeImpact");
        Task approval = journey.task("approveChangeInternally");
        journey.as("department-head", () -> tasks.claim(approval.getId(), "department-head"));

        Absence absence = away("department-head", HEAD);
        begins(absence, "2024-05-13T00:00");

        assertThat(journey.task("approveChangeInternally").getAssignee())
                .as("back to the role")
                .isNull();
        assertThat(told("department-head", "No deputy for tasks of Department head"))
                .hasSize(1);
        assertThatThrownBy(() -> journey.as(HEAD, () -> tasks.claim(approval.getId(), HEAD)))
                .hasMessageContaining("This task judges work of the same person");
        assertThatThrownBy(() -> journey.completeAs(HEAD, "approveChangeInternally"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("You recorded or assessed this change.");
        assertThat(journey.openTasks()).contains("approveChangeInternally");
    }

    @Test
    void isHandedOverByHand() {
        Task task = breakdown.reportOf(ABSENT);

        handOver.give(List.of(task.getId()), List.of(DEPUTY), "Knows the interface", ABSENT);

        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult())
                .returns(DEPUTY, Task::getAssignee)
                .returns(null, Task::getOwner);
        assertThat(told(DEPUTY, "Handed over to you by Execution team"))
                .singleElement()
                .extracting(Notification::body)
                .asString()
                .contains("Knows the interface");
        assertThatThrownBy(() -> handOver.give(List.of(task.getId()), List.of("archivist", DEPUTY), null, ABSENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Archivist does not have the role. Execution team 2 has it already.");
    }

    private Absence away() {
        return away(ABSENT, DEPUTY);
    }

    private Absence away(String person, String deputy) {
        return absences.enter(
                new EnterAbsence(
                        person, LocalDate.parse("2024-05-13"), LocalDate.parse("2024-05-14"), deputy, "度假"),
                person);
    }

    private void begins(Absence absence, String at) {
        clock.set(at);
        fires(absence, "firstDayBegan");
    }

    private void over(Absence absence, String at) {
        clock.set(at);
        fires(absence, "lastDayOver");
    }

    private void fires(Absence absence, String timer) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(absence.key())
                        .singleResult()
                        .getId())
                .activityId(timer)
                .singleResult()
                .getId());
    }

    private String outcome(Absence absence) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(absence.key())
                .singleResult()
                .getEndActivityId();
    }

    private List<Notification> told(String recipient, String subject) {
        return correspondence.about(journey.number()).stream()
                .filter(told -> told.recipient().equals(recipient)
                        && told.subject().startsWith(subject))
                .toList();
    }

    private List<String> open() {
        return sections.stream()
                .filter(section -> section.template().equals("registration/course"))
                .flatMap(section -> section
                        .of(journey.number(), new CaseFileReader(Locale.ENGLISH, List.of()))
                        .stream())
                .flatMap(shown -> ((Course) shown).open().stream())
                .flatMap(open -> open.who().stream())
                .toList();
    }
}
