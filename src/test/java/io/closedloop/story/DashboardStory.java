package io.closedloop.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.archive.Dossiers;
import io.closedloop.bag.VerifyCommand;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** The source procedure's own example, requirement 202405-001, from the first call to the archive. */
abstract class DashboardStory {

    private static final String NUMBER = "202405-001";

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    IdentityService identity;

    @Autowired
    Documents documents;

    @Autowired
    Attachments attachments;

    @Autowired
    Dossiers dossiers;

    @Autowired
    MessageSource messages;

    @TempDir
    Path folder;

    @Autowired
    ObjectMapper json;

    @BeforeEach
    void theCompanyHasItsPeople() {
        person("li", "李*", "customer-service");
        person("wang", "王*", "product-manager");
        person("zhao", "赵*", "execution-team");
        person("qian", "钱*", "execution-team");
        person("sun", "孙*", "execution-team");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theCustomerGetsHisDashboard() throws IOException {
        clock.set("2024-05-10T10:00");
        Attachment wishes = file("数据看板需求文档.txt", "li");
        journey.beginsAs(
                "li",
                "customerName",
                "科技有限公司",
                "contactPerson",
                "张*",
                "channel",
                "PHONE",
                "description",
                "需要定制数据看板",
                "details",
                "附件《数据看板需求文档》",
                "attachments",
                Inputs.json("[{\"id\":\"%s\"}]".formatted(wishes.id())),
                "urgency",
                "MEDIUM",
                "expectedDeliveryDate",
                "2024-06-30");
        clock.set("2024-05-10T11:00");
        journey.complete("registerRequirement").completeAs("li", "confirmRegistration");

        assertThat(fields("registration-form"))
                .startsWith(
                        NUMBER,
                        "科技有限公司",
                        "张*",
                        "-",
                        "需要定制数据看板",
                        "附件《数据看板需求文档》",
                        "数据看板需求文档.txt",
                        "中",
                        "2024-06-30",
                        "2024-05-10",
                        "李*",
                        "分析中");

        // Saturday 11 May is a make-up working day: the analysis is due on it, and in time
        assertThat(journey.task("analyzeRequirement").getDueDate()).isEqualTo("2024-05-11T10:00:00Z");
        clock.set("2024-05-11T16:00");
        journey.completeAs(
                "wang",
                "analyzeRequirement",
                "requirementName",
                "公司数据看板",
                "background",
                "提升销售数据可视化效率",
                "coreFunctions",
                "实时销售额、订单量趋势图",
                "priority",
                "MEDIUM",
                "dependentResources",
                "开发工程师2人、测试1人",
                "risks",
                "数据接口对接延迟",
                "suggestedPeriodDays",
                15);

        assertThat(fields("analysis-specification"))
                .containsExactly(
                        NUMBER,
                        "公司数据看板",
                        "王*",
                        "2024-05-11",
                        "提升销售数据可视化效率",
                        "实时销售额、订单量趋势图",
                        "中",
                        "开发工程师2人、测试1人",
                        "数据接口对接延迟",
                        "15");

        journey.complete("assessFeasibility")
                .complete("preparePlan", "plannedStart", "2024-05-12", "plannedEnd", "2024-06-28")
                .completeAs("li", "obtainConfirmation")
                .complete("breakDownTasks", "workItems", Inputs.json("""
                        [{"name":"需求评审","owner":"zhao","plannedStart":"2024-05-12","plannedEnd":"2024-05-13","deliverable":"评审会议纪要"},
                         {"name":"界面设计","owner":"qian","plannedStart":"2024-05-14","plannedEnd":"2024-05-20","deliverable":"设计稿(含交互逻辑)","remarks":"客户已确认"},
                         {"name":"后端开发","owner":"sun","plannedStart":"2024-05-21","plannedEnd":"2024-06-03","deliverable":"功能模块代码"}]
                        """));
        clock.set("2024-05-13T17:00");
        journey.completeAs("zhao", "reportProgress", "status", "DONE");
        clock.set("2024-05-20T17:00");
        journey.completeAs("qian", "reportProgress", "status", "DONE");
        clock.set("2024-06-03T17:00");
        journey.completeAs("sun", "reportProgress", "status", "DONE");

        assertThat(rows("task-breakdown"))
                .containsExactly(
                        List.of(NUMBER, "需求评审", "赵*", "2024-05-12", "2024-05-13", "2024-05-13", "完成", "评审会议纪要", "-"),
                        List.of(
                                NUMBER,
                                "界面设计",
                                "钱*",
                                "2024-05-14",
                                "2024-05-20",
                                "2024-05-20",
                                "完成",
                                "设计稿(含交互逻辑)",
                                "客户已确认"),
                        List.of(NUMBER, "后端开发", "孙*", "2024-05-21", "2024-06-03", "2024-06-03", "完成", "功能模块代码", "-"));

        clock.set("2024-06-28T15:00");
        journey.completeAs("sun", "submitDeliverables");
        clock.set("2024-06-30T10:00");
        Attachment signed = file("验收表盖章.txt", "li");
        journey.completeAs(
                "li",
                "conductAcceptance",
                "acceptanceDate",
                "2024-06-30",
                "customerContact",
                "张*",
                "acceptanceContent",
                "功能完整性、数据准确性",
                "signedBy",
                "张*(盖章)",
                "signedOn",
                "2024-06-30",
                "signature",
                Inputs.json("{\"id\":\"%s\"}".formatted(signed.id())));

        assertThat(fields("acceptance-form"))
                .startsWith(
                        NUMBER,
                        "数据看板V1.0",
                        "2024-06-28",
                        "2024-06-30",
                        "张*",
                        "功能完整性、数据准确性",
                        "通过",
                        "-",
                        "张*(盖章)",
                        "2024-06-30");

        journey.completeAs("requirement-admin", "checkAcceptance");

        clock.set("2024-07-01T10:00");
        journey.complete("archiveRequirement");

        assertThat(journey.outcome()).isEqualTo("closed");
        Path dossier = folder.resolve("202405-001.zip");
        try (InputStream content = dossiers.open(dossiers.get(NUMBER))) {
            Files.copy(content, dossier);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new VerifyCommand(out, Locale.CHINESE).run(List.of(dossier.toString())))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("202405-001.zip：齐全，未被改动。", "需求 202405-001，归档日期 2024-07-01");
        assertThat(fields("registration-form")).contains("已闭环");
        assertThat(documents.latest(NUMBER, "archive-record")).isPresent();
        assertThat(attachments.find(wishes.id()).orElseThrow().owner()).isEqualTo(NUMBER);
        assertThat(journey.trace("userTask"))
                .doesNotContain("handleEscalation")
                .startsWith("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .endsWith("submitDeliverables", "conductAcceptance", "checkAcceptance", "archiveRequirement");
    }

    private List<String> fields(String kind) {
        return words(json.valueToTree(document(kind).content()));
    }

    private List<List<String>> rows(String kind) {
        List<List<String>> rows = new ArrayList<>();
        json.valueToTree(document(kind).content()).get("workItems").forEach(row -> rows.add(words(row)));
        return rows;
    }

    private Document document(String kind) {
        return documents.latest(NUMBER, kind).orElseThrow();
    }

    private List<String> words(JsonNode content) {
        List<String> words = new ArrayList<>();
        content.forEach(field -> words.add(word(field)));
        return words;
    }

    private String word(JsonNode field) {
        if (field.isArray()) {
            return field.get(0).get("name").asText();
        }
        String text = field.isNull() ? "-" : field.asText();
        return messages.getMessage("value." + text, null, text, Locale.CHINESE);
    }

    private Attachment file(String name, String user) throws IOException {
        return attachments.store(name, new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)), user);
    }

    private void person(String id, String name, String group) {
        User user = identity.newUser(id);
        user.setFirstName(name);
        user.setPassword("secret");
        identity.saveUser(user);
        identity.createMembership(id, group);
    }
}
