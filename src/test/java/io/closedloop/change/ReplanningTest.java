package io.closedloop.change;

import static io.closedloop.support.BreakdownForm.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an approved change does to work that runs. */
@ProcessTest
class ReplanningTest {

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Changes changes;

    @Test
    void goesBackFromDeliveryToExecution() {
        journey.delivering().requestsChange();
        approve(1);

        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
        replan(breakdown.shown("界面设计"), breakdown.shown("后端开发"), added());
        assertThat(journey.openTasks()).containsExactly("reportProgress");
        journey.complete("reportProgress");
        assertThat(journey.shown("submitDeliverables", "deliverables").toString())
                .contains("数据看板");
    }

    @Test
    void goesStraightToDeliveryWhenNothingIsLeftToDo() {
        journey.working().complete(breakdown.reportOf("execution-team")).requestsChange();
        approve(1);
        replan(breakdown.shown("界面设计"));

        assertThat(journey.openTasks()).containsExactly("submitDeliverables");
    }

    @Test
    void givesAnItemToAnotherOwner() {
        journey.working().complete(breakdown.reportOf("execution-team")).requestsChange();
        approve(1);
        replan(breakdown.shown("界面设计"), breakdown.shown("后端开发").replace("\"execution-team-2\"", "\"execution-team\""));

        assertThat(journey.tasks("reportProgress"))
                .singleElement()
                .returns("execution-team", Task::getAssignee)
                .extracting(Task::getName)
                .asString()
                .endsWith(" · 后端开发");
    }

    @Test
    void keepsWhatWaitsForTheNextWorkingDay() {
        journey.working()
                .complete(breakdown.reportOf("execution-team"), "status", "IN_PROGRESS")
                .requestsChange();
        approve(1);
        replan(breakdown.shown("界面设计"));

        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getAssignee)
                .containsExactly("execution-team");
    }

    @Test
    void followsTheApprovedChangeWhileAnotherIsRejected() {
        journey.working().requestsChange().requestsChange();
        approve(2);
        assertThat(journey.shown("updateTaskBreakdown", "changeNumber")).isEqualTo(change(2));
        decide(1, "REJECT");

        replan(added());
        assertThat(journey.openTasks()).containsExactly("reportProgress");
        assertThat(changes.documents(journey.number(), null))
                .extracting(request -> ((ChangeRequestContent) request.content()).changeStatus())
                .containsExactly(ChangeStatus.REJECTED, ChangeStatus.IMPLEMENTED);
    }

    @Test
    void takesAChangeRequestedWhileAnotherIsWorkedIn() {
        journey.working().requestsChange();
        approve(1);
        journey.requestsChange();
        replan(breakdown.shown("界面设计"));
        assertThat(journey.openTasks()).containsExactly("assessChangeImpact", "reportProgress");
        approve(2);

        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
        assertThat(journey.shown("updateTaskBreakdown", "changeNumber")).isEqualTo(change(2));
    }

    private void approve(int running) {
        decide(running, "APPROVE");
    }

    private void decide(int running, String decision) {
        journey.complete(journey.task("assessChangeImpact", "changeNumber", change(running)))
                .complete(
                        journey.task("approveChangeForCustomer", "changeNumber", change(running)), "decision", decision)
                .complete(journey.task("approveChangeInternally", "changeNumber", change(running)));
    }

    private void replan(String... rows) {
        journey.complete("updateTaskBreakdown", "workItems", list(rows));
    }

    private String added() {
        return breakdown.added("导出功能", "execution-team-2");
    }

    private String change(int running) {
        return "%s-C%02d".formatted(journey.number(), running);
    }
}
