package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Friday 2024-05-10 is the day everything begins; Saturday 05-11 is a make-up working day, Sunday is not. */
class DeadlineProcessTest extends DeadlineTest {

    @Autowired
    Correspondence correspondence;

    @Autowired
    RuntimeService runtime;

    @Test
    void isTheSameInstantForTaskTimerAndRecord() {
        clock.set("2024-05-10T10:00");
        journey.begins();

        standsAt("registerRequirement", "2024-05-11T18:00");
        assertThat(reminder("registerRequirement").getDuedate()).isEqualTo(date("2024-05-11T09:00"));
    }

    @Test
    void remindsTheRoleHalfWay() {
        clock.set("2024-05-10T10:00");
        journey.begins().through("registerRequirement", "confirmRegistration", "analyzeRequirement");
        standsAt("assessFeasibility", "2024-05-13T18:00");

        Job reminder = reminder("assessFeasibility");
        assertThat(reminder.getDuedate()).isEqualTo(date("2024-05-13T09:00"));
        clock.set("2024-05-13T09:00");
        management.executeJob(reminder.getId());

        assertThat(told("technical-lead")).singleElement().satisfies(told -> {
            assertThat(told.subject()).startsWith("Due 2024-05-13 18:00: Assess feasibility");
            assertThat(told.toldAt()).isEqualTo(instant("2024-05-13T09:00"));
        });
    }

    @Test
    void remindsTheAssigneeOfAClaimedTask() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        tasks.claim(journey.task("registerRequirement").getId(), "requirement-admin");
        management.executeJob(reminder("registerRequirement").getId());

        assertThat(told("requirement-admin")).hasSize(1);
    }

    @Test
    void doesNotRemindOfWhatIsOverdue() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T18:00");
        management.executeJob(reminder("registerRequirement").getId());

        assertThat(told("requirement-admin")).isEmpty();
    }

    @Test
    void movesTheTimerWithADueDateSetByHand() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        Task task = journey.task("registerRequirement");
        task.setDueDate(date("2024-05-17T12:00"));
        tasks.saveTask(task);

        standsAt("registerRequirement", "2024-05-17T12:00");
        assertThat(reminder("registerRequirement").getDuedate()).isEqualTo(date("2024-05-11T09:00"));
        assertThat(view("registerRequirement").byHand()).isTrue();
        assertThat(view("registerRequirement").moves()).singleElement().satisfies(move -> {
            assertThat(move.cause()).isEqualTo(Move.Cause.BY_HAND);
            assertThat(move.dueBefore()).isEqualTo(instant("2024-05-11T18:00"));
        });

        clock.set("2024-05-16T10:00");
        waits("registerRequirement");
        clock.set("2024-05-20T10:00");
        book.customerAnswered(execution("registerRequirement"), "requirement-admin");
        standsAt("registerRequirement", "2024-05-21T18:00");
    }

    @Test
    void refusesToMoveWhatWasMissed() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T18:00");
        journey.fires("registerRequirementOverdue");
        Task task = journey.task("registerRequirement");
        task.setDueDate(date("2024-05-17T12:00"));

        assertThatThrownBy(() -> tasks.saveTask(task)).hasStackTraceContaining("This deadline was missed");
    }

    @Test
    void doesNotRemindOfWhatIsJustBeginning() {
        clock.set("2024-05-13T10:00");
        journey.working().complete("reportProgress", "status", "IN_PROGRESS");
        clock.set("2024-05-14T09:00");
        journey.fires("nextWorkingDay");

        Task again = journey.tasks("reportProgress").stream()
                .filter(task -> task.getCreateTime().equals(date("2024-05-14T09:00")))
                .findFirst()
                .orElseThrow();
        assertThat(management
                        .createJobQuery()
                        .executionId(again.getExecutionId())
                        .list())
                .extracting(Job::getDuedate)
                .containsOnly(date("2024-05-14T18:00"));
    }

    @Test
    void endsWithACaseThatIsDeleted() {
        journey.begins();
        String number = journey.number();
        // as Cockpit does it: without custom listeners
        runtime.deleteProcessInstance(journey.task("registerRequirement").getProcessInstanceId(), "test", true);

        assertThat(views.open(number)).isEmpty();
    }

    @Test
    void refusesADueDateInThePastOrNone() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        for (Date due : new Date[] {null, date("2024-05-10T09:59")}) {
            Task task = journey.task("registerRequirement");
            task.setDueDate(due);
            assertThatThrownBy(() -> tasks.saveTask(task))
                    .hasStackTraceContaining("A deadline can only be moved to a time that is still to come.");
        }
        standsAt("registerRequirement", "2024-05-11T18:00");

        waits("registerRequirement");
        Task waiting = journey.task("registerRequirement");
        waiting.setDueDate(date("2024-05-17T12:00"));
        assertThatThrownBy(() -> tasks.saveTask(waiting)).hasStackTraceContaining("End the wait first");
    }

    @Test
    void refusesAClockOutsideTheYearsServed() {
        journey.begins();
        clock.set("1970-01-02T08:00");

        assertThatThrownBy(() -> journey.complete("registerRequirement"))
                .hasMessageContaining("Check deadlines.dmn and the server's clock");
        clock.reset();
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
    }

    @Test
    void followsTheNumber() {
        journey.begins().complete("registerRequirement");

        assertThat(views.open(journey.number())).hasSize(1);
    }

    private List<Notification> told(String recipient) {
        return correspondence.about(journey.number()).stream()
                .filter(told ->
                        told.recipient().equals(recipient) && !told.subject().startsWith("For you"))
                .toList();
    }
}
