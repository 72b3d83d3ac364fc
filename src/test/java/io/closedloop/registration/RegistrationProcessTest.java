package io.closedloop.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.evidence.Evidence;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers({"registration", "readBack"})
class RegistrationProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    RegistrationProcess process;

    @Autowired
    Registration registration;

    @Autowired
    Inputs inputs;

    @Test
    void registered() {
        journey.begins().through("registerRequirement", "confirmRegistration");

        assertThat(journey.trace("userTask", "serviceTask"))
                .containsExactly(
                        "recordIntake",
                        "acknowledgeReceipt",
                        "registerRequirement",
                        "recordRegistrationDecision",
                        "recordRegistration",
                        "confirmRegistration",
                        "recordRegistrationReview",
                        "acknowledgeRequirement");
        assertThat(journey.openTasks()).containsExactly("analyzeRequirement");
        assertThat(journey.number()).matches("\\d{6}-\\d{3}");
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.ANALYSIS);
    }

    @Test
    void rejected() {
        journey.begins().complete("registerRequirement", "decision", "REJECT", "reason", "不在业务范围内");

        assertThat(journey.outcome()).isEqualTo("rejected");
        assertThat(journey.number()).startsWith("R-");
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void corrected() {
        journey.begins()
                .through("registerRequirement")
                .complete("confirmRegistration", "decision", "CORRECT", "corrections", "客户名称有误");
        String number = journey.number();
        journey.complete("registerRequirement", "customerName", "科技股份有限公司").through("confirmRegistration");

        assertThat(journey.number()).isEqualTo(number);
        assertThat(registration.documents(number)).hasSize(2);
        assertThat(registration.find(number).orElseThrow().customerName()).isEqualTo("科技股份有限公司");
        assertThat(journey.openTasks()).containsExactly("analyzeRequirement");
    }

    @Test
    void receivedThroughAnotherDoor() {
        String reference = process.requirementReceived(
                new RecordRequirement(
                        "科技有限公司",
                        null,
                        null,
                        Channel.ONLINE,
                        "需要定制数据看板",
                        null,
                        List.of(),
                        Urgency.HIGH,
                        LocalDate.now().plusDays(30)),
                "customer-service");

        journey.with(reference);
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
    }

    @Test
    void readBackAndConfirmed() {
        journey.begins().through("registerRequirement", "confirmRegistration");
        process.registrationAnswered(
                journey.number(), readBack(ConfirmRegistration.Decision.CONFIRM, null), "customer", null);

        assertThat(journey.openTasks()).containsExactly("analyzeRequirement");
    }

    @Test
    void readBackAndCorrected() {
        journey.begins().through("registerRequirement", "confirmRegistration");
        process.registrationAnswered(
                journey.number(), readBack(ConfirmRegistration.Decision.CORRECT, "单位名称有误"), "customer", null);
        assertThat(journey.openTasks()).containsExactly("analyzeRequirement", "correctRegistration");
        assertThat(journey.shown("correctRegistration", "corrections")).isEqualTo("单位名称有误");
        assertThatThrownBy(
                        () -> journey.complete("correctRegistration", "channel", "EMAIL", "expectedDeliveryDate", null))
                .hasMessageContaining("Expected delivery date: must be filled in");
        journey.fires("correctRegistrationOverdue")
                .complete("handleEscalation")
                .complete("correctRegistration", "customerName", "科技股份有限公司");

        assertThat(registration.find(journey.number()).orElseThrow().customerName())
                .isEqualTo("科技股份有限公司");
        assertThat(registration.documents(journey.number())).hasSize(2);
        assertThat(journey.openTasks()).containsExactly("analyzeRequirement");
    }

    private AnswerRegistration readBack(ConfirmRegistration.Decision decision, @Nullable String corrections) {
        return new AnswerRegistration(
                decision, corrections, new Evidence(Evidence.Kind.ONLINE, null, "张*", inputs.today(), null));
    }

    @Test
    void missesItsDeadlines() {
        journey.begins().fires("registerRequirementOverdue").complete("handleEscalation");
        journey.complete("registerRequirement")
                .fires("confirmRegistrationOverdue")
                .complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("confirmRegistration");
    }
}
