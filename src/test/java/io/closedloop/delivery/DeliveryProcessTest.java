package io.closedloop.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.delivery.ConductAcceptance.Decision;
import io.closedloop.document.Document;
import io.closedloop.refusal.Refusal;
import io.closedloop.registration.Registration;
import io.closedloop.registration.Status;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.Scans;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers("delivery")
class DeliveryProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    DeliveryProcess process;

    @Autowired
    Delivery delivery;

    @Autowired
    Registration registration;

    @Autowired
    Scans scans;

    @Test
    void passed() {
        journey.delivering();
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.DELIVERY);
        journey.complete("conductAcceptance");

        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith(
                        "recordProgress",
                        "submitDeliverables",
                        "recordDeliverables",
                        "sendDeliverables",
                        "conductAcceptance",
                        "recordAcceptance",
                        "keepAcceptance");
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
        assertThat(acceptances())
                .singleElement()
                .returns("数据看板V1.0", AcceptanceContent::deliverableName)
                .returns(inputs.today(), AcceptanceContent::deliveryDate)
                .returns(Decision.PASSED, AcceptanceContent::result)
                .returns("张*(盖章)", AcceptanceContent::customerSignature);
    }

    @Test
    void passedAfterTwoFailures() {
        journey.delivering()
                .complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "数据不准")
                .complete("rectify", "rectification", "修正口径");
        assertThat(journey.shown("submitDeliverables", "deliverables").toString())
                .contains("数据看板", "V1.0");

        journey.complete(
                        "submitDeliverables",
                        "deliverables",
                        Inputs.json("[{\"name\":\"数据看板\",\"kind\":\"PRODUCT\",\"version\":\"V1.1\"}]"))
                .complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "太慢")
                .complete("rectify", "rectification", "增加索引")
                .through("submitDeliverables", "conductAcceptance");

        assertThat(acceptances())
                .extracting(
                        AcceptanceContent::acceptanceNumber,
                        AcceptanceContent::deliverableName,
                        AcceptanceContent::result,
                        AcceptanceContent::failureReason,
                        AcceptanceContent::rectification)
                .containsExactly(
                        tuple(journey.number() + "-A01", "数据看板V1.0", Decision.NOT_PASSED, "数据不准", "修正口径"),
                        tuple(journey.number() + "-A02", "数据看板V1.1", Decision.NOT_PASSED, "太慢", "增加索引"),
                        tuple(journey.number() + "-A03", "数据看板V1.0", Decision.PASSED, null, null));
        assertThat(delivery.listDocuments(journey.number()))
                .extracting(list -> ((Delivery.DeliverablesContent) list.content()).rectification())
                .containsExactly(null, "修正口径", "增加索引");
        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith(
                        "recordAcceptance",
                        "rectify",
                        "recordRectification",
                        "submitDeliverables",
                        "recordDeliverables",
                        "sendDeliverables",
                        "conductAcceptance",
                        "recordAcceptance",
                        "keepAcceptance");
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    @Test
    void answeredByTheCustomer() {
        journey.delivering();
        process.acceptanceAnswered(journey.number(), answer(Decision.PASSED, "张*"), "张*", null);

        assertThat(journey.runOutsideSteps().openTasks()).containsExactly("archiveRequirement");
        assertThat(delivery.acceptanceDocuments(journey.number()))
                .singleElement()
                .returns("张*", Document::recordedBy);
    }

    @Test
    void signedScanIsCheckedByAnother() {
        signed();
        assertThat(journey.openTasks()).containsExactly("checkAcceptance");
        assertThatThrownBy(() -> journey.completeAs("customer-service", "checkAcceptance"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("You recorded this answer yourself");
        journey.completeAs("requirement-admin", "checkAcceptance");

        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    @Test
    void noScanCountsWhileAChangeIsUndecided() {
        signed().requestsChange();
        assertThatThrownBy(() -> journey.completeAs("requirement-admin", "checkAcceptance"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1 change");
        journey.completeAs("requirement-admin", "checkAcceptance", "decision", "DIFFERS", "comment", "无签名");
        assertThat(journey.openTasks()).contains("conductAcceptance");
    }

    @Test
    void scanOfSomethingElseDoesNotCount() {
        signed().fires("checkAcceptanceOverdue")
                .complete("handleEscalation")
                .completeAs("requirement-admin", "checkAcceptance", "decision", "DIFFERS", "comment", "无签名");
        assertThat(journey.openTasks()).containsExactly("conductAcceptance");
        assertThat(delivery.draftDocuments(journey.number())).hasSize(1);

        journey.complete("conductAcceptance");
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
        assertThat(acceptances())
                .extracting(AcceptanceContent::acceptanceNumber)
                .containsExactly(journey.number() + "-A01", journey.number() + "-A02");
    }

    private Journey signed() {
        return journey.delivering()
                .completeAs("customer-service", "conductAcceptance", "signature", scans.field("customer-service"));
    }

    @Test
    void refusesAnAnswerNobodyAwaits() {
        journey.working();

        assertThatThrownBy(
                        () -> process.acceptanceAnswered(journey.number(), answer(Decision.PASSED, "张*"), "张*", null))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("No answer for " + journey.number() + " is awaited any more");
    }

    @Test
    void refusesTheCustomersUnsignedPass() {
        journey.delivering();

        assertThatThrownBy(
                        () -> process.acceptanceAnswered(journey.number(), answer(Decision.PASSED, null), "张*", null))
                .isInstanceOf(Refusal.class)
                .hasMessage("Signed by: the customer signs a passed acceptance.");
        assertThat(journey.openTasks()).containsExactly("conductAcceptance");
    }

    @Test
    void doesNotPassWhileAChangeIsUndecided() {
        journey.delivering().requestsChange();

        assertThatThrownBy(() -> journey.complete("conductAcceptance"))
                .isInstanceOf(Refusal.class)
                .hasMessage("Decision: acceptance cannot pass while 1 change request(s) are undecided.");
        assertThatThrownBy(
                        () -> process.acceptanceAnswered(journey.number(), answer(Decision.PASSED, "张*"), "张*", null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("undecided");
        assertThat(journey.openTasks()).containsExactly("assessChangeImpact", "conductAcceptance");
        assertThat(acceptances()).isEmpty();

        journey.through("assessChangeImpact", "approveChangeForCustomer")
                .complete("approveChangeInternally", "decision", "REJECT", "comment", "太贵")
                .complete("conductAcceptance");
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    @Test
    void failsWhileAChangeIsUndecided() {
        journey.delivering()
                .requestsChange()
                .complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "数据不准");

        assertThat(journey.openTasks()).containsExactly("assessChangeImpact", "rectify");
    }

    @Test
    void missesItsDeadline() {
        journey.delivering().fires("conductAcceptanceOverdue").complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("conductAcceptance");
    }

    private List<AcceptanceContent> acceptances() {
        return delivery.acceptanceDocuments(journey.number()).stream()
                .map(form -> (AcceptanceContent) form.content())
                .toList();
    }

    private ConductAcceptance answer(Decision decision, @Nullable String signedBy) {
        return new ConductAcceptance(
                inputs.today(), "张*", "功能完整性", decision, null, signedBy, inputs.today(), null, null);
    }
}
