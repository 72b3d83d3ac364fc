package io.closedloop.change;

import static io.closedloop.support.Inputs.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Evidence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@ProcessTest
@Covers({"change", "realization", "work", "change-request"})
class ChangeProcessTest {

    private static final String NEW_ITEM = """
            {"name":"导出功能","owner":"execution-team-2","plannedStart":"%1$s","plannedEnd":"%1$s","deliverable":"代码"}""";

    @Autowired
    Journey journey;

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

    @Test
    void approved() throws IOException {
        journey.working().complete(reportOf("execution-team")).requestsChange();
        journey.through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally");

        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
        assertThat(statuses()).containsExactly(ChangeStatus.APPROVED);

        journey.complete("updateTaskBreakdown", "workItems", list(planned("界面设计"), newItem()));
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
                        "decideChange",
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
        approvedOnce().complete("updateTaskBreakdown", "workItems", list(newItem()));

        assertThat(correspondence.about(journey.number()))
                .filteredOn(Notification::subject, "Change " + change(1) + " is planned in")
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
    void approvedTwiceAtOnce() throws IOException {
        journey.working().requestsChange().requestsChange("description", "增加报表");
        decide(change(1), "APPROVE");
        assertThat(journey.openTasks()).containsExactlyInAnyOrder("updateTaskBreakdown", "assessChangeImpact");
        decide(change(2), "APPROVE");

        journey.complete("updateTaskBreakdown", "workItems", list(planned("界面设计"), newItem()));
        assertThat(journey.shown("updateTaskBreakdown", "changeNumber")).isEqualTo(change(2));
        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
        journey.complete("updateTaskBreakdown", "workItems", list(planned("导出功能")));

        assertThat(statuses()).containsExactly(ChangeStatus.IMPLEMENTED, ChangeStatus.IMPLEMENTED);
        assertThat(documents.versions(journey.number(), "task-breakdown")).hasSize(3);
        assertThat(journey.openTasks()).containsExactly("reportProgress");
    }

    @Test
    void approvedWhileAnotherIsRejected() {
        journey.working().requestsChange().requestsChange();
        decide(change(2), "APPROVE");
        assertThat(journey.shown("updateTaskBreakdown", "changeNumber")).isEqualTo(change(2));
        decide(change(1), "REJECT");

        journey.complete("updateTaskBreakdown", "workItems", list(newItem()));
        assertThat(statuses()).containsExactly(ChangeStatus.REJECTED, ChangeStatus.IMPLEMENTED);
        assertThat(journey.openTasks()).containsExactly("reportProgress");
    }

    @Test
    void answeredByTheCustomer() {
        journey.working().requestsChange().requestsChange().through("assessChangeImpact", "assessChangeImpact");
        process.changeAnswered(change(2), answer(Approval.APPROVE), "张*");

        assertThat(journey.tasks("approveChangeForCustomer"))
                .extracting(Task::getName)
                .singleElement()
                .asString()
                .endsWith(change(1));
        assertThatThrownBy(() -> process.changeAnswered(change(2), answer(Approval.REJECT), "张*"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("No answer for " + change(2) + " is awaited any more");
        journey.complete(journey.task("approveChangeInternally", "changeNumber", change(2)));
        assertThat(statuses()).containsExactly(ChangeStatus.UNDECIDED, ChangeStatus.APPROVED);
    }

    @Test
    void approvedDuringDelivery() throws IOException {
        journey.delivering().requestsChange();
        decide(change(1), "APPROVE");

        assertThat(journey.openTasks()).containsExactly("updateTaskBreakdown");
        journey.complete("updateTaskBreakdown", "workItems", list(planned("界面设计"), planned("后端开发"), newItem()));
        assertThat(journey.openTasks()).containsExactly("reportProgress");
        journey.complete("reportProgress");
        assertThat(journey.shown("submitDeliverables", "deliverables").toString())
                .contains("数据看板");
    }

    @Test
    void leavesNothingToDo() throws IOException {
        journey.working().complete(reportOf("execution-team")).requestsChange();
        decide(change(1), "APPROVE");
        journey.complete("updateTaskBreakdown", "workItems", list(planned("界面设计")));

        assertThat(journey.openTasks()).containsExactly("submitDeliverables");
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
                .hasSize(6);
    }

    private String change(int running) {
        return "%s-C%02d".formatted(journey.number(), running);
    }

    private List<ChangeStatus> statuses() {
        return changes.documents(journey.number(), null).stream()
                .map(request -> ((ChangeRequestContent) request.content()).changeStatus())
                .toList();
    }

    private Task reportOf(String owner) {
        return journey.tasks("reportProgress").stream()
                .filter(task -> owner.equals(task.getAssignee()))
                .findFirst()
                .orElseThrow();
    }

    private String newItem() {
        return NEW_ITEM.formatted(inputs.today());
    }

    private static Object list(String... rows) {
        return json("[" + String.join(",", rows) + "]");
    }

    /** A row of the list as the form that updates it shows it. */
    private String planned(String name) throws IOException {
        ArrayNode rows = (ArrayNode) new ObjectMapper()
                .readTree(journey.shown("updateTaskBreakdown", "workItems").toString());
        for (var row : rows) {
            if (row.path("name").asText().equals(name)) {
                return row.toString();
            }
        }
        throw new AssertionError(name + " is not in " + rows);
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
