package io.closedloop.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.archive.Archive.ArchiveContent;
import io.closedloop.registration.Registration;
import io.closedloop.registration.Status;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers("archive")
class ArchiveProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    Archive archive;

    @Autowired
    Registration registration;

    @Test
    void archived() {
        journey.delivering().complete("conductAcceptance");
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.ARCHIVE);
        String number = journey.complete("archiveRequirement").number();

        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith(
                        "recordAcceptance",
                        "keepAcceptance",
                        "archiveRequirement",
                        "recordArchive",
                        "buildDossier",
                        "tellClosed");
        assertThat(journey.outcome()).isEqualTo("closed");
        assertThat(registration.find(number).orElseThrow().status()).isEqualTo(Status.CLOSED);
        ArchiveContent filed = filed();
        assertThat(filed.requirementNumber()).isEqualTo(number);
        assertThat(filed.archiveDate()).isEqualTo(inputs.today());
        assertThat(filed.archivist()).isEqualTo("Archivist");
        assertThat(filed.remarks()).isEqualTo("齐全");
    }

    @Test
    void listsEveryVersionOfEveryDocument() {
        journey.begins()
                .through("registerRequirement")
                .complete("confirmRegistration", "decision", "CORRECT", "corrections", "客户名称有误")
                .through(
                        "registerRequirement",
                        "confirmRegistration",
                        "analyzeRequirement",
                        "assessFeasibility",
                        "preparePlan")
                .complete("obtainConfirmation", "decision", "REVISE", "comment", "交付太晚")
                .through("preparePlan", "obtainConfirmation", "breakDownTasks")
                .requestsChange()
                .through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally")
                .fires("updateTaskBreakdownOverdue")
                .complete("handleEscalation")
                .through("updateTaskBreakdown", "reportProgress", "reportProgress", "submitDeliverables")
                .complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "数据不准")
                .through("rectify", "submitDeliverables", "conductAcceptance", "archiveRequirement");

        assertThat(filed().documents())
                .extracting(FiledDocument::kind, FiledDocument::version)
                .containsExactlyInAnyOrder(
                        tuple("registration-form", 1),
                        tuple("registration-form", 2),
                        tuple("analysis-specification", 1),
                        tuple("feasibility-report", 1),
                        tuple("handling-plan", 1),
                        tuple("handling-plan", 2),
                        tuple("confirmation-record", 1),
                        tuple("confirmation-record", 2),
                        tuple("task-breakdown", 1),
                        tuple("task-breakdown", 2),
                        tuple("progress-record", 2),
                        tuple("change-request", 1),
                        tuple("deliverables-list", 1),
                        tuple("deliverables-list", 2),
                        tuple("acceptance-form", 1),
                        tuple("acceptance-form", 2),
                        tuple("escalation", 1),
                        tuple("evidence-record", 1),
                        tuple("evidence-record", 2),
                        tuple("evidence-record", 3),
                        tuple("evidence-record", 4),
                        tuple("evidence-record", 5));
    }

    @Test
    void missesItsDeadline() {
        journey.delivering()
                .through("conductAcceptance")
                .fires("archiveRequirementOverdue")
                .complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("archiveRequirement");
    }

    private ArchiveContent filed() {
        return (ArchiveContent) archive.documents(journey.number()).get(0).content();
    }
}
