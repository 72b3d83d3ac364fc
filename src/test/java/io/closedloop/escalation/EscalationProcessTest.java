package io.closedloop.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.escalation.Escalation.Cause;
import io.closedloop.escalation.Escalations.EscalationContent;
import io.closedloop.refusal.Refusal;
import io.closedloop.registration.Registration;
import io.closedloop.registration.Status;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers("escalation")
class EscalationProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    EscalationProcess process;

    @Autowired
    Escalations escalations;

    @Autowired
    TaskService tasks;

    @Autowired
    Registration registration;

    @Autowired
    Correspondence correspondence;

    @Test
    void missedDeadline() {
        journey.begins().fires("registerRequirementOverdue");

        assertThat(journey.openTasks()).containsExactly("handleEscalation", "registerRequirement");
        assertThat(correspondence.about(journey.number()))
                .last()
                .returns("department-head", Notification::recipient)
                .returns("Escalated: " + journey.number(), Notification::subject);

        journey.complete("handleEscalation");
        assertThat(journey.trace("userTask", "serviceTask"))
                .containsSubsequence(
                        "recordEscalation", "tellDepartmentHead", "handleEscalation", "recordEscalationResolution");
        assertThat(recorded())
                .singleElement()
                .returns(Cause.DEADLINE_MISSED, EscalationContent::cause)
                .returns("Register requirement", EscalationContent::task)
                .returns("system", EscalationContent::raisedBy)
                .returns("已加派人手", EscalationContent::resolution)
                .returns("Department head", EscalationContent::resolvedBy);
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
    }

    @Test
    void majorProblem() {
        journey.working();
        raise(journey.task("reportProgress"), "供应商停产");

        assertThat(journey.openTasks()).containsExactly("handleEscalation", "reportProgress", "reportProgress");
        assertThat(journey.shown("handleEscalation", "briefing").toString()).contains("供应商停产");
        assertThat(recorded())
                .singleElement()
                .returns(Cause.MAJOR_PROBLEM, EscalationContent::cause)
                .returns("供应商停产", EscalationContent::reason)
                .returns(null, EscalationContent::resolution);

        journey.through("reportProgress", "reportProgress", "handleEscalation");
        assertThat(journey.openTasks()).containsExactly("submitDeliverables");
    }

    @Test
    void namesWhoRaisedAMajorProblem() {
        journey.working();
        Task task = journey.task("reportProgress");
        journey.as(task.getAssignee(), () -> process.majorProblemRaised(task.getId(), "供应商停产", Severity.HIGH));

        assertThat(recorded())
                .singleElement()
                .extracting(EscalationContent::raisedBy)
                .asString()
                .startsWith("Execution team");
    }

    @Test
    void refusesAMajorProblemWithoutReason() {
        journey.begins();

        for (String reason : List.of("", "  ", "长".repeat(4001))) {
            assertThatThrownBy(() -> raise(journey.task("registerRequirement"), reason))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("A major problem needs a reason of at most 4000 characters.");
        }
        assertThatThrownBy(() -> tasks.handleEscalation(
                        journey.task("registerRequirement").getId(), EscalationProcess.MAJOR_PROBLEM))
                .isInstanceOf(Refusal.class);
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void goesToTheNextLevelWhenTheHeadLeavesItUnanswered() {
        journey.begins().fires("registerRequirementOverdue");
        raise(journey.task("registerRequirement"), "数据泄露");
        Task claimed = journey.task("handleEscalation");
        tasks.claim(claimed.getId(), "department-head");

        journey.fires("handleEscalationUnanswered");

        assertThat(correspondence.about(journey.number()))
                .filteredOn(told -> told.recipient().equals("process-owner"))
                .extracting(Notification::subject)
                .containsExactly("Escalated further: " + journey.number());
        assertThat(recorded())
                .extracting(EscalationContent::cause, content -> content.raisedFurtherAt() != null)
                .containsExactly(tuple(Cause.DEADLINE_MISSED, true), tuple(Cause.MAJOR_PROBLEM, false));
        assertThat(offeredTo("process-owner")).singleElement().returns(null, Task::getAssignee);

        Task offered = offeredTo("process-owner").get(0);
        journey.as("process-owner", () -> tasks.complete(offered.getId(), Map.of("resolution", "流程负责人已协调")));
        assertThat(recorded())
                .first()
                .returns("流程负责人已协调", EscalationContent::resolution)
                .returns("Process owner", EscalationContent::resolvedBy);
    }

    @Test
    void keepsTheSeverityAndTheTaskOfAMajorProblem() {
        journey.begins();
        raise(journey.task("registerRequirement"), "数据泄露");

        assertThat(recorded())
                .singleElement()
                .returns(Severity.CRITICAL, EscalationContent::severity)
                .returns("Register requirement", EscalationContent::task);
    }

    @Test
    void staysOnRecordWhenTheRequirementGetsItsNumber() {
        journey.begins().fires("registerRequirementOverdue").through("registerRequirement", "handleEscalation");

        assertThat(journey.number()).doesNotStartWith("R-");
        assertThat(recorded())
                .singleElement()
                .returns("Register requirement", EscalationContent::task)
                .returns("已加派人手", EscalationContent::resolution);
    }

    @Test
    void isNotEscalatedToTheHeadAgain() {
        journey.begins().fires("registerRequirementOverdue");

        assertThatThrownBy(() -> raise(journey.task("handleEscalation"), "更严重"))
                .isInstanceOf(Refusal.class)
                .hasMessage("This escalation is with the department head already.");
    }

    @Test
    void handlesTwoAtOnceSeparately() {
        journey.begins().fires("registerRequirementOverdue");
        raise(journey.task("registerRequirement"), "客户威胁解约");
        raise(journey.task("registerRequirement"), "数据泄露");

        assertThat(journey.tasks("handleEscalation")).hasSize(3);
        journey.complete(handling("客户威胁解约"), "resolution", "已道歉")
                .complete(handling("数据泄露"), "resolution", "已上报")
                .complete("handleEscalation", "resolution", "已催办");
        assertThat(recorded())
                .extracting(EscalationContent::cause, EscalationContent::reason, EscalationContent::resolution)
                .containsExactly(
                        tuple(Cause.DEADLINE_MISSED, null, "已催办"),
                        tuple(Cause.MAJOR_PROBLEM, "客户威胁解约", "已道歉"),
                        tuple(Cause.MAJOR_PROBLEM, "数据泄露", "已上报"));
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
    }

    @Test
    void staysOpenWhenTheRequirementEnds() {
        journey.begins().fires("registerRequirementOverdue");
        journey.complete("registerRequirement", "decision", "REJECT", "reason", "不在业务范围内");

        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.REJECTED);
        assertThat(journey.openTasks()).containsExactly("handleEscalation");
        journey.complete("handleEscalation");
        assertThat(journey.openTasks()).isEmpty();
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.REJECTED);
    }

    private void raise(Task task, String reason) {
        process.majorProblemRaised(task.getId(), reason, Severity.CRITICAL);
        journey.runOutsideSteps();
    }

    private List<Task> offeredTo(String role) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(journey.number())
                .taskCandidateGroup(role)
                .list();
    }

    private Task handling(String reason) {
        return journey.tasks("handleEscalation").stream()
                .filter(task ->
                        tasks.getVariable(task.getId(), "briefing").toString().contains(reason))
                .findFirst()
                .orElseThrow();
    }

    private List<EscalationContent> recorded() {
        return escalations.documents(journey.number(), null).stream()
                .map(document -> (EscalationContent) document.content())
                .toList();
    }
}
