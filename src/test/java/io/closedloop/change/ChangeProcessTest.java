package io.closedloop.change;

import static io.closedloop.support.BreakdownForm.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.evidence.Evidence;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.Scans;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@ProcessTest
@Covers({"change", "realization", "work", "change-request"})
class ChangeProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Inputs inputs;

    @Autowired
    ChangeProcess process;

    @Autowired
    Changes changes;

    @Autowired
    Documents documents;

    @Autowired
    Correspondence correspondence;

    @Autowired
    Scans scans;

    @Autowired
    TaskService tasks;

    @Test
    void approved() {
        journey.working().complete(breakdown.reportOf("execution-team")).requestsChange();
        journey.through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally");

        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
        assertThat(statuses()).containsExactly(ChangeStatus.APPROVED);

        journey.complete(
                "updateTaskBreakdown",
                "workItems",
                list(breakdown.shown("界面设计"), breakdown.added("导出功能", "execution-team-2")));
        assertThat(journey.tasks("reportProgress"))
                .singleElement()
                .extracting(Task::getName)
                .asString()
                .endsWith(" · 导出功能");
        assertThat(documents.versions(journey.number(), "task-breakdown"))
                .extracting(Document::version, ChangeProcessTest::mentions)
                .containsExactly(tuple(1, List.of("界面设计", "后端开发")), tuple(2, List.of("界面设计", "导出功能")));
        assertThat(statuses()).containsExactly(ChangeStatus.IMPLEMENTED);

        journey.through("reportProgress", "submitDeliverables", "conductAcceptance");
        assertThat(journey.trace("userTask", "serviceTask"))
                .containsSubsequence(
                        "recordChangeRequest",
                        "assessChangeImpact",
                        "recordImpact",
                        "sendChange",
                        "decideChange",
                        "keepChange",
                        "markChangeApproved",
                        "selectApprovedChange",
                        "updateTaskBreakdown",
                        "recordTaskBreakdownUpdate",
                        "implementChange",
                        "tellAboutChange",
                        "recordProgress",
                        "submitDeliverables",
                        "recordAcceptance");
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    @Test
    void tellsEveryoneConcerned() {
        approvedOnce().complete("updateTaskBreakdown", "workItems", list(breakdown.added("导出功能", "execution-team-2")));

        assertThat(correspondence.about(journey.number()))
                .filteredOn(
                        notification -> List.of("Change " + change(1) + " is planned in", "变更" + change(1) + "已纳入计划")
                                .contains(notification.subject()))
                .extracting(Notification::recipient)
                .containsExactlyInAnyOrder(
                        "customer",
                        "customer-service",
                        "project-manager",
                        "department-head",
                        "execution-team",
                        "execution-team-2");
    }

    @Test
    void approvedOnceTheResultWasAccepted() {
        requestedWhileTheSignatureIsKept(1);
        assertThat(journey.openTasks()).containsExactly("assessChangeImpact");

        journey.through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally");
        journey.complete(
                "updateTaskBreakdown",
                "workItems",
                list(breakdown.shown("界面设计"), breakdown.shown("后端开发"), breakdown.added("导出功能", "execution-team-2")));
        assertThat(statuses()).containsExactly(ChangeStatus.IMPLEMENTED);
        journey.through("reportProgress", "submitDeliverables", "conductAcceptance");
        assertThat(documents.versions(journey.number(), "acceptance-form"))
                .extracting(Document::version)
                .containsExactly(1, 2);
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    @Test
    void decidedOneByOneOnceTheResultWasAccepted() {
        requestedWhileTheSignatureIsKept(3);

        decide(change(1), "REJECT");
        assertThat(journey.openTasks()).containsExactly("assessChangeImpact", "assessChangeImpact");
        decide(change(2), "APPROVE");
        journey.complete("updateTaskBreakdown", "workItems", list(breakdown.shown("界面设计"), breakdown.shown("后端开发")))
                .complete("submitDeliverables");
        assertThat(journey.openTasks()).containsExactly("assessChangeImpact", "conductAcceptance");
        decide(change(3), "REJECT");
        journey.complete("conductAcceptance");
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    @Test
    void rejectedOnceTheResultWasAccepted() {
        requestedWhileTheSignatureIsKept(1);

        decide(change(1), "REJECT");
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    @Test
    void rejectedByTheCustomer() {
        journey.working().requestsChange();
        journey.through("assessChangeImpact", "approveChangeInternally")
                .complete("approveChangeForCustomer", "decision", "REJECT");

        expectNothingChanged();
    }

    @Test
    void rejectedByTheDepartmentHead() {
        journey.working().requestsChange();
        journey.through("assessChangeImpact", "approveChangeForCustomer")
                .complete("approveChangeInternally", "decision", "REJECT", "comment", "太贵");

        expectNothingChanged();
    }

    @Test
    void approvedTwiceAtOnce() {
        journey.working().requestsChange().requestsChange("changeDescription", "增加报表");
        decide(change(1), "APPROVE");
        assertThat(journey.openTasks()).containsExactlyInAnyOrder("updateTaskBreakdown", "assessChangeImpact");
        decide(change(2), "APPROVE");

        journey.complete(
                "updateTaskBreakdown",
                "workItems",
                list(breakdown.shown("界面设计"), breakdown.added("导出功能", "execution-team-2")));
        assertThat(journey.shown("updateTaskBreakdown", "changeNumber")).isEqualTo(change(2));
        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
        journey.complete("updateTaskBreakdown", "workItems", list(breakdown.shown("导出功能")));

        assertThat(statuses()).containsExactly(ChangeStatus.IMPLEMENTED, ChangeStatus.IMPLEMENTED);
        assertThat(documents.versions(journey.number(), "task-breakdown")).hasSize(3);
        assertThat(journey.openTasks()).containsExactly("reportProgress");
    }

    @Test
    void answeredByTheCustomer() {
        journey.working().requestsChange().requestsChange().through("assessChangeImpact", "assessChangeImpact");
        process.changeAnswered(change(2), answer(Approval.APPROVE), "张*", null);

        assertThat(journey.tasks("approveChangeForCustomer"))
                .extracting(Task::getName)
                .singleElement()
                .asString()
                .endsWith(change(1));
        assertThatThrownBy(() -> process.changeAnswered(change(2), answer(Approval.REJECT), "张*", null))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("No answer for " + change(2) + " is awaited any more");
        journey.complete(journey.task("approveChangeInternally", "changeNumber", change(2)));
        assertThat(statuses()).containsExactly(ChangeStatus.UNDECIDED, ChangeStatus.APPROVED);
    }

    @Test
    void stampedScanIsCheckedByAnother() {
        scanned();
        assertThat(journey.openTasks()).contains("approveChangeInternally", "checkChangeApproval");
        journey.completeAs("requirement-admin", "checkChangeApproval").complete("approveChangeInternally");

        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
    }

    @Test
    void scanOfSomethingElseIsAskedForAgain() {
        scanned()
                .fires("checkChangeApprovalOverdue")
                .complete("handleEscalation")
                .completeAs("requirement-admin", "checkChangeApproval", "decision", "DIFFERS", "comment", "签的是旧版");

        assertThat(journey.openTasks()).contains("approveChangeForCustomer", "approveChangeInternally");
        journey.through("approveChangeForCustomer", "approveChangeInternally");
        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
    }

    private Journey scanned() {
        return journey.working()
                .requestsChange()
                .complete("assessChangeImpact")
                .completeAs(
                        "customer-service",
                        "approveChangeForCustomer",
                        "evidenceKind",
                        "STAMPED_SCAN",
                        "evidence",
                        scans.field("customer-service"));
    }

    @Test
    void refusesUnknownRequirement() {
        journey.working();

        assertThatThrownBy(() -> journey.requestsChange("requirementNumber", "209901-999"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.NOT_FOUND))
                .hasMessage("There is no requirement 209901-999.");
    }

    @Test
    void refusesRequirementNotCarriedOut() {
        journey.confirmed();

        assertThatThrownBy(() -> journey.requestsChange())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.CONFLICT))
                .hasMessage("Requirement %s is not being carried out now, so it cannot be changed."
                        .formatted(journey.number()));
        assertThat(statuses()).isEmpty();
    }

    @Test
    void missesItsDeadlines() {
        journey.working().requestsChange();
        journey.fires("assessChangeImpactOverdue").complete("handleEscalation");
        journey.complete("assessChangeImpact")
                .fires("approveChangeForCustomerOverdue")
                .complete("handleEscalation")
                .fires("approveChangeInternallyOverdue")
                .complete("handleEscalation");
        journey.through("approveChangeForCustomer", "approveChangeInternally")
                .fires("updateTaskBreakdownOverdue")
                .complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
    }

    private Journey approvedOnce() {
        journey.working().requestsChange();
        decide(change(1), "APPROVE");
        return journey;
    }

    private void requestedWhileTheSignatureIsKept(int changes) {
        Task acceptance = journey.delivering().task("conductAcceptance");
        journey.asOwnerOf(
                acceptance, () -> tasks.complete(acceptance.getId(), inputs.of(acceptance.getTaskDefinitionKey())));
        IntStream.range(0, changes).forEach(change -> journey.requestsChange());
        journey.runOutsideSteps();
    }

    private void decide(String change, String decision) {
        journey.complete(journey.task("assessChangeImpact", "changeNumber", change))
                .complete(journey.task("approveChangeForCustomer", "changeNumber", change), "decision", decision)
                .complete(journey.task("approveChangeInternally", "changeNumber", change));
    }

    private void expectNothingChanged() {
        assertThat(statuses()).containsExactly(ChangeStatus.REJECTED);
        assertThat(journey.openTasks()).containsExactly("reportProgress", "reportProgress");
        assertThat(documents.versions(journey.number(), "task-breakdown")).hasSize(1);
        assertThat(correspondence.about(journey.number()))
                .filteredOn(Notification::subject, "Change " + change(1) + " was rejected")
                .hasSize(5);
    }

    private String change(int running) {
        return "%s-C%02d".formatted(journey.number(), running);
    }

    private List<ChangeStatus> statuses() {
        return changes.documents(journey.number(), null).stream()
                .map(request -> ((ChangeRequestContent) request.content()).changeStatus())
                .toList();
    }

    private static List<String> mentions(Document list) {
        return List.of("界面设计", "后端开发", "导出功能").stream()
                .filter(list.content().toString()::contains)
                .toList();
    }

    private ApproveChangeForCustomer answer(Approval decision) {
        return new ApproveChangeForCustomer(
                decision, new Evidence(Evidence.Kind.ONLINE, null, "张*", inputs.today(), null));
    }
}
