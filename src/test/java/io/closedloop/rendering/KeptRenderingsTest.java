package io.closedloop.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.rendering.KeptRendering.Occasion;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.Pdf;
import io.closedloop.support.ProcessTest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class KeptRenderingsTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    Documents documents;

    @Autowired
    Renderings renderings;

    @Test
    void keepsEveryPlanAsItWasSentAndBindsTheAnswerToIt() {
        String number = journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement", "assessFeasibility")
                .complete("preparePlan", "scope", "销售数据看板，第一版")
                .complete("obtainConfirmation", "decision", "REVISE", "comment", "交付太晚")
                .complete("preparePlan", "scope", "销售数据看板，第二版")
                .complete("obtainConfirmation")
                .number();

        List<KeptRendering> kept = renderings.kept(number);
        assertThat(kept)
                .extracting(KeptRendering::kind, KeptRendering::version, KeptRendering::occasion)
                .containsExactly(
                        tuple("registration-form", 1, Occasion.SENT),
                        tuple("handling-plan", 1, Occasion.SENT),
                        tuple("handling-plan", 2, Occasion.SENT),
                        tuple("confirmation-record", 2, Occasion.SIGNED));
        assertThat(kept)
                .allSatisfy(rendering -> assertThat(DigestUtils.sha256Hex(renderings.content(rendering)))
                        .isEqualTo(rendering.sha256()));
        List<Document> plans = documents.versions(number, "handling-plan");
        for (int version = 0; version < 2; version++) {
            KeptRendering sent = kept.get(version + 1);
            assertThat(renderings.pdf(plans.get(version), Locale.CHINESE)).isEqualTo(renderings.content(sent));
            assertThat(documents
                            .versions(number, "confirmation-record")
                            .get(version)
                            .content())
                    .hasFieldOrPropertyWithValue("planSha256", sent.sha256());
        }
        assertThat(renderings.keep(plans.get(0), Occasion.SENT, Locale.CHINESE)).isEqualTo(kept.get(1));
    }

    @Test
    void keepsTheAcceptanceFormAsTheCustomerSignedIt() throws IOException {
        String number = journey.delivering()
                .complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "数据不准")
                .through("rectify", "submitDeliverables", "conductAcceptance")
                .number();

        assertThat(renderings.kept(number))
                .filteredOn(kept -> kept.kind().equals("acceptance-form"))
                .singleElement()
                .returns(2, KeptRendering::version)
                .returns(Occasion.SIGNED, KeptRendering::occasion)
                .satisfies(
                        kept -> assertThat(Pdf.text(renderings.content(kept))).contains("张*(盖章)"));
    }

    @Test
    void preparesTheAcceptanceFormForTheCustomersPen() throws IOException {
        String number = journey.delivering().number();

        byte[] draft =
                renderings.pdf(documents.latest(number, "acceptance-draft").orElseThrow(), Locale.CHINESE);
        assertThat(Pdf.text(draft)).contains("客户验收表（待签署）", "数据看板V1.0", "□通过", "姓名、签字或盖章");
        assertThat(Pdf.violations(draft)).isEmpty();

        journey.complete("conductAcceptance");
        assertThat(documents.latest(number, "acceptance-draft")).isEmpty();
    }

    @Test
    void keepsAChangeAsItWasSentAndAsItWasDecided() throws IOException {
        String number = journey.working()
                .requestsChange()
                .complete("assessChangeImpact", "workItems", moved())
                .through("approveChangeForCustomer", "approveChangeInternally")
                .number();

        List<KeptRendering> kept = renderings.kept(number).stream()
                .filter(rendering -> rendering.kind().equals("change-request"))
                .toList();
        assertThat(kept).extracting(KeptRendering::occasion).containsExactly(Occasion.SENT, Occasion.SIGNED);
        String asSent = Pdf.text(renderings.content(kept.get(0)));
        assertThat(asSent)
                .contains(
                        "未决定",
                        "修改界面设计",
                        inputs.today().plusDays(7) + "→" + inputs.today().plusDays(9))
                .contains("新增导出功能", "删除后端开发");
        assertThat(Pdf.text(renderings.content(kept.get(1))))
                .contains("approved")
                .doesNotContain("undecided");
    }

    @Test
    void bothApproversSeeWhatAChangeWouldChange() {
        journey.working().requestsChange().complete("assessChangeImpact", "workItems", moved());

        for (String task : List.of("approveChangeForCustomer", "approveChangeInternally")) {
            assertThat(journey.shown(task, "briefing").toString())
                    .contains(
                            "changed",
                            "界面设计",
                            inputs.today().plusDays(7) + " → " + inputs.today().plusDays(9))
                    .contains("added", "导出功能", "removed", "后端开发");
        }
        journey.through("approveChangeForCustomer", "approveChangeInternally");
        assertThat(journey.shown("updateTaskBreakdown", "workItems").toString())
                .contains("导出功能")
                .doesNotContain("后端开发");
    }

    @Test
    void aProposalThatOthersOvertookIsNotTakenAnyMore() {
        journey.working().requestsChange().requestsChange();
        journey.tasks("assessChangeImpact").forEach(task -> journey.complete(task, "workItems", moved()));
        journey.tasks("approveChangeForCustomer").forEach(journey::complete);
        journey.tasks("approveChangeInternally").forEach(journey::complete);
        journey.complete("updateTaskBreakdown", "workItems", Inputs.json("""
                [{"name":"全新的任务","owner":"execution-team","plannedStart":"%1$s","plannedEnd":"%1$s","deliverable":"代码"}]
                """.formatted(inputs.today())));

        assertThat(journey.shown("updateTaskBreakdown", "workItems").toString())
                .contains("全新的任务")
                .doesNotContain("导出功能");
    }

    /** The first item ends later, the second is gone, a third is new. */
    private Object moved() {
        String shown = journey.shown("assessChangeImpact", "workItems").toString();
        String id = shown.replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
        return Inputs.json("""
                [{"id":%1$s,"name":"界面设计","owner":"execution-team","plannedStart":"%2$s","plannedEnd":"%3$s","deliverable":"设计稿"},
                 {"name":"导出功能","owner":"execution-team-2","plannedStart":"%2$s","plannedEnd":"%3$s","deliverable":"代码"}]
                """.formatted(id, inputs.today(), inputs.today().plusDays(9)));
    }
}
