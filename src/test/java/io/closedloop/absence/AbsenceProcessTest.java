package io.closedloop.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.correspondence.Notification;
import io.closedloop.engine.CaseCourse;
import io.closedloop.engine.HeldTask;
import io.closedloop.engine.Workloads;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.Covers;
import io.closedloop.support.ProcessTest;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** An absence from its entry to its end, and tasks handed over by hand. */
@ProcessTest
@Covers("absence")
class AbsenceProcessTest extends TwoColleagues {

    @Test
    void tasksGoToTheDeputyOnTheFirstDayAndBackAfterTheLast() {
        Absence absence = away();
        assertThat(breakdown.reportOf(absent)).as("not absent yet").isNotNull();

        begins(absence, "2024-05-13T00:00");

        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getAssignee, Task::getOwner)
                .containsExactlyInAnyOrder(tuple(deputy, absent), tuple(deputy, null));
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskOwner(absent)
                        .taskAssignee(deputy)
                        .unfinished()
                        .processInstanceBusinessKey(journey.number())
                        .count())
                .isOne();
        assertThat(told(deputy, "Tasks of " + absent + " are yours until 2024-05-14"))
                .singleElement()
                .extracting(Notification::body)
                .asString()
                .contains("Report progress " + journey.number());
        assertThat(open()).contains(deputy + " for " + absent, deputy);

        over(absence, "2024-05-15T00:00");

        assertThat(breakdown.reportOf(absent).getOwner()).isNull();
        assertThat(told(deputy, "Tasks went back to " + absent)).hasSize(1);
        assertThat(outcome(absence)).isEqualTo("absenceOver");
        assertThat(log.of(journey.number()))
                .extracting(Handover::giver, Handover::receiver, Handover::cause)
                .containsExactly(
                        tuple(absent, deputy, Handover.Cause.ABSENCE), tuple(deputy, absent, Handover.Cause.RETURN));
    }

    @Test
    void whatTheDeputyDoesIsRecordedForTheAbsent() {
        Absence absence = away();
        clock.set("2024-05-10T11:00");
        journey.complete(breakdown.reportOf(absent), "status", "IN_PROGRESS");
        begins(absence, "2024-05-13T00:00");
        clock.set("2024-05-13T09:00");
        journey.fires("nextWorkingDay");

        Task task = journey.tasks("reportProgress").stream()
                .filter(report -> absent.equals(report.getOwner()))
                .findFirst()
                .orElseThrow();
        assertThat(task.getAssignee()).as("newly opened").isEqualTo(deputy);
        assertThat(told(deputy, "Tasks of " + absent + " are yours until 2024-05-14"))
                .hasSize(1);
        assertThat(told(absent, "For you")).as("told once, before").hasSize(1);
        journey.complete(task, "status", "IN_PROGRESS", "note", "接口完成");

        assertThat(documents
                        .latest(journey.number(), "progress-record")
                        .orElseThrow()
                        .content()
                        .toString())
                .contains("reportedBy=" + absent + ",", "reportedBy=" + deputy + " for " + absent + ",");
        assertThat(course.done(journey.number()))
                .last()
                .returns(deputy, CaseCourse.Done::assignee)
                .returns(absent, CaseCourse.Done::owner);
        timetable.holdsWeeklySync();
        assertThat(tasks.createTaskQuery().taskDefinitionKey("recordWeeklySync").list())
                .extracting(sync -> tasks.getVariable(sync.getId(), "agenda").toString())
                .anyMatch(agenda -> agenda.contains(deputy + " for " + absent));

        clock.set("2024-05-14T09:00");
        journey.fires("nextWorkingDay");
        assertThat(told(deputy, "Tasks of " + absent + " are yours until 2024-05-14"))
                .as("told once of what comes back every day")
                .hasSize(1);
    }

    @Test
    void comesBackEarly() {
        Absence absence = away();
        begins(absence, "2024-05-13T00:00");

        absences.endEarly(absence);

        assertThat(breakdown.reportOf(absent).getOwner()).isNull();
        assertThat(outcome(absence)).isEqualTo("absenceOver");
        assertThat(absences.current()).isEmpty();
    }

    @Test
    void isTakenBackBeforeItBegins() {
        Absence absence = away();

        absences.delete(absence);

        assertThat(outcome(absence)).isEqualTo("neverAbsent");
        assertThat(absences.current()).isEmpty();
        assertThat(breakdown.reportOf(absent)).isNotNull();
    }

    @Test
    void aClaimedTaskGoesToTheDeputyAndStaysThere() {
        journey.through("reportProgress", "reportProgress");
        Task task = journey.task("submitDeliverables");
        journey.as(absent, () -> tasks.claim(task.getId(), absent));
        Absence absence = away();
        begins(absence, "2024-05-13T00:00");
        assertThat(journey.task("submitDeliverables").getAssignee()).isEqualTo(deputy);

        over(absence, "2024-05-15T00:00");

        assertThat(journey.task("submitDeliverables").getAssignee())
                .as("it is the role's")
                .isEqualTo(deputy);
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
        Task task = breakdown.reportOf(absent);

        handOver.give(List.of(task.getId()), List.of(deputy), "Knows the interface", absent);

        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult())
                .returns(deputy, Task::getAssignee)
                .returns(null, Task::getOwner);
        assertThat(told(deputy, "Handed over to you by " + absent))
                .singleElement()
                .extracting(Notification::body)
                .asString()
                .contains("Knows the interface");
        assertThatThrownBy(() -> handOver.give(List.of(task.getId()), List.of("archivist", deputy), null, absent))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Archivist does not have the role. " + deputy + " has it already.");
    }

    @Test
    void countsWhatEverybodyHasToDo() {
        Workload.OfPerson load = workload.people().stream()
                .filter(person -> person.id().equals(absent))
                .findFirst()
                .orElseThrow();

        assertThat(load.load().open()).isOne();
        assertThat(load.load().overdue()).isZero();
        assertThat(load.load().soon()).as("due on the make-up Saturday").isOne();
        assertThat(load.days()).isOne();
        assertThat(workload.ofPerson(absent, Workloads.Which.SOON, 0).tasks())
                .singleElement()
                .returns(journey.number(), HeldTask::key);
        assertThat(workload.ofPerson(absent, Workloads.Which.OVERDUE, 0).tasks())
                .isEmpty();
        journey.through("reportProgress", "reportProgress");
        assertThat(workload.roles())
                .hasEntrySatisfying(
                        "execution-team", waiting -> assertThat(waiting.open()).isPositive());
        assertThat(workload.ofRole("execution-team", Workloads.Which.OPEN, 0).tasks())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.roles()).contains("execution-team"));
    }
}
