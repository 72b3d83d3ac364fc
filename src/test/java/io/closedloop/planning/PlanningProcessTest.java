package io.closedloop.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.evidence.Evidence;
import io.closedloop.planning.Confirmations.ConfirmationContent;
import io.closedloop.planning.ObtainConfirmation.Decision;
import io.closedloop.planning.Planning.BreakdownContent;
import io.closedloop.planning.Planning.BreakdownRow;
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
import org.springframework.http.HttpStatus;

@ProcessTest
@Covers("planning")
class PlanningProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    PlanningProcess process;

    @Autowired
    Planning planning;

    @Autowired
    Confirmations confirmations;

    @Autowired
    Registration registration;

    @Autowired
    Correspondence correspondence;

    @Autowired
    Documents documents;

    @Autowired
    Scans scans;

    @Test
    void confirmed() {
        journey.planned().through("obtainConfirmation", "breakDownTasks");

        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith(
                        "recordPlan",
                        "sendPlan",
                        "obtainConfirmation",
                        "recordConfirmation",
                        "keepConfirmation",
                        "breakDownTasks",
                        "recordTaskBreakdown");
        assertThat(correspondence.about(journey.number()))
                .filteredOn(Notification::recipient, Correspondence.CUSTOMER)
                .last()
                .returns("请确认需求" + journey.number() + "的处理方案", Notification::subject);
        assertThat(answers())
                .singleElement()
                .returns(Decision.CONFIRM, ConfirmationContent::decision)
                .returns(1, ConfirmationContent::planVersion)
                .returns("张*", ConfirmationContent::confirmedBy);
        assertThat(planning.breakdownDocuments(journey.number(), null))
                .singleElement()
                .extracting(list -> ((BreakdownContent) list.content()).workItems())
                .asInstanceOf(list(BreakdownRow.class))
                .extracting(BreakdownRow::taskName)
                .containsExactly("界面设计", "后端开发");
        assertThat(journey.openTasks()).containsExactly("reportProgress", "reportProgress");
    }

    @Test
    void answeredByTheCustomer() {
        journey.planned();
        process.planAnswered(journey.number(), answer(Decision.CONFIRM, "张*", null), "张*", null);

        assertThat(journey.runOutsideSteps().openTasks()).containsExactly("breakDownTasks");
        assertThat(confirmations.documents(journey.number())).singleElement().returns("张*", Document::recordedBy);
    }

    @Test
    void stampedScanIsCheckedByAnother() {
        scanned();
        assertThat(journey.openTasks()).containsExactly("checkConfirmation");
        assertThatThrownBy(() -> journey.completeAs("customer-service", "checkConfirmation"))
                .isInstanceOf(Refusal.class)
                .hasMessage("You recorded this answer yourself; a colleague has to check its scan.");
        journey.completeAs("requirement-admin", "checkConfirmation");

        assertThat(journey.openTasks()).containsExactly("breakDownTasks");
        assertThat(evidence().toString())
                .contains("way=STAMPED_SCAN", "checkResult=MATCHES", "checkedBy=Requirement administrator");
    }

    @Test
    void scanOfSomethingElseIsAskedForAgain() {
        scanned()
                .fires("checkConfirmationOverdue")
                .complete("handleEscalation")
                .completeAs("requirement-admin", "checkConfirmation", "decision", "DIFFERS", "comment", "缺第二页");
        assertThat(journey.openTasks()).containsExactly("obtainConfirmation");

        journey.complete("obtainConfirmation");
        assertThat(journey.openTasks()).containsExactly("breakDownTasks");
        assertThat(answers()).hasSize(2);
    }

    private Journey scanned() {
        return journey.planned()
                .completeAs(
                        "customer-service",
                        "obtainConfirmation",
                        "evidenceKind",
                        "STAMPED_SCAN",
                        "evidence",
                        scans.field("customer-service"));
    }

    private Record evidence() {
        List<Document> records = documents.versions(journey.number(), "evidence-record");
        return records.get(records.size() - 1).content();
    }

    @Test
    void refusesASecondAnswer() {
        journey.planned();
        process.planAnswered(journey.number(), answer(Decision.CONFIRM, "张*", null), "张*", null);

        assertThatThrownBy(
                        () -> process.planAnswered(journey.number(), answer(Decision.WITHDRAW, "张*", "太贵"), "张*", null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.CONFLICT))
                .hasMessageStartingWith("No answer for " + journey.number() + " is awaited any more");
        assertThat(answers()).hasSize(1);
    }

    @Test
    void refusesAnAnswerOfNobody() {
        journey.planned();

        assertThatThrownBy(
                        () -> process.planAnswered(journey.number(), answer(Decision.CONFIRM, null, null), "张*", null))
                .isInstanceOf(Refusal.class)
                .hasMessage("Confirmed by: a written confirmation names it.");
        assertThat(journey.openTasks()).containsExactly("obtainConfirmation");
        assertThat(answers()).isEmpty();
    }

    @Test
    void revised() {
        journey.planned().complete("obtainConfirmation", "decision", "REVISE", "comment", "交付太晚");

        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith("sendPlan", "obtainConfirmation", "recordConfirmation");
        assertThat(journey.openTasks()).containsExactly("preparePlan");

        journey.through("preparePlan", "obtainConfirmation");
        assertThat(answers())
                .extracting(ConfirmationContent::decision, ConfirmationContent::planVersion)
                .containsExactly(tuple(Decision.REVISE, 1), tuple(Decision.CONFIRM, 2));
        assertThat(journey.openTasks()).containsExactly("breakDownTasks");
    }

    @Test
    void withdrawn() {
        journey.planned().complete("obtainConfirmation", "decision", "WITHDRAW", "comment", "预算取消");

        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
        String number = journey.complete("archiveRequirement").number();
        assertThat(journey.outcome()).isEqualTo("withdrawn");
        assertThat(registration.find(number).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void missesItsDeadlines() {
        journey.planned().fires("obtainConfirmationOverdue").complete("handleEscalation");
        journey.complete("obtainConfirmation").fires("breakDownTasksOverdue").complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("breakDownTasks");
    }

    private List<ConfirmationContent> answers() {
        return confirmations.documents(journey.number()).stream()
                .map(record -> (ConfirmationContent) record.content())
                .toList();
    }

    private ObtainConfirmation answer(Decision decision, @Nullable String by, @Nullable String comment) {
        return new ObtainConfirmation(decision, new Evidence(Evidence.Kind.ONLINE, null, by, inputs.today(), comment));
    }
}
