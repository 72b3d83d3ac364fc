package io.closedloop.support;

import io.closedloop.calendar.CalendarSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Good input for every task, as forms send it. */
@Component
public class Inputs {

    private final Clock clock;
    private final CalendarSettings calendar;

    public Inputs(Clock clock, CalendarSettings calendar) {
        this.clock = clock;
        this.calendar = calendar;
    }

    /** @param overrides field names and values in turn */
    public Map<String, Object> of(String task, Object... overrides) {
        Map<String, Object> input = good(task);
        for (int i = 0; i < overrides.length; i += 2) {
            input.put((String) overrides[i], overrides[i + 1]);
        }
        return input;
    }

    /** A list or an object, as forms send it. */
    public static Object json(String json) {
        return SpinValues.jsonValue(json).create();
    }

    /** The online form as a program fills it in. */
    public static Map<String, String> online(String email) {
        return Map.of(
                "customerName", "科技有限公司",
                "contactPerson", "张*",
                "email", email,
                "description", "需要定制数据看板",
                "details", "一份",
                "urgency", "MEDIUM",
                "expectedDeliveryDate", "2099-01-01");
    }

    /** Two work items that start today. */
    public Object workItems() {
        return json("""
                [{"name":"界面设计","owner":"execution-team","plannedStart":"%1$s","plannedEnd":"%2$s","deliverable":"设计稿"},
                 {"name":"后端开发","owner":"execution-team-2","plannedStart":"%1$s","plannedEnd":"%2$s","deliverable":"代码"}]
                """.formatted(today(), today().plusDays(7)));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }

    private Map<String, Object> good(String task) {
        return switch (task) {
            case "recordRequirement" ->
                map(
                        "customerName",
                        "科技有限公司",
                        "contactPerson",
                        "张*",
                        "channel",
                        "PHONE",
                        "description",
                        "需要定制数据看板",
                        "details",
                        UUID.randomUUID().toString(),
                        "urgency",
                        "MEDIUM",
                        "expectedDeliveryDate",
                        today().plusDays(50).toString());
            case "registerRequirement" -> map("decision", "REGISTER");
            case "confirmRegistration" -> map("decision", "CONFIRM");
            case "analyzeRequirement" ->
                map(
                        "requirementName", "公司数据看板",
                        "background", "提升销售数据可视化效率",
                        "coreFunctions", "实时销售额、订单量趋势图",
                        "priority", "MEDIUM",
                        "dependentResources", "开发工程师2人、测试1人",
                        "risks", "数据接口对接延迟",
                        "suggestedPeriodDays", 15);
            case "assessFeasibility" ->
                map(
                        "difficulty",
                        "MEDIUM",
                        "people",
                        3,
                        "effortDays",
                        40.5,
                        "cost",
                        50000,
                        "conclusion",
                        "FEASIBLE",
                        "reasoning",
                        "技术成熟");
            case "preparePlan" ->
                map(
                        "scope", "销售数据看板",
                        "deliveryStandard", "功能完整、数据准确",
                        "milestones", "设计、开发、验收",
                        "resources", "3人",
                        "plannedStart", today().toString(),
                        "plannedEnd", today().plusDays(40).toString());
            case "informCustomer" -> map("message", "很遗憾，目前无法实现。");
            case "obtainConfirmation" ->
                map(
                        "decision", "CONFIRM",
                        "evidenceKind", "ONLINE",
                        "confirmedBy", "张*",
                        "confirmedOn", today().toString());
            case "breakDownTasks", "updateTaskBreakdown" -> map("workItems", workItems());
            case "reportProgress" -> map("status", "DONE");
            case "resolveBlocker" -> map("resolution", "接口已开放");
            case "recordWeeklySync" -> map("minutes", "逐项核对，下周完成开发");
            case "submitDeliverables" ->
                map("deliverables", json("[{\"name\":\"数据看板\",\"kind\":\"PRODUCT\",\"version\":\"V1.0\"}]"));
            case "conductAcceptance" ->
                map(
                        "acceptanceDate", today().toString(),
                        "customerContact", "张*",
                        "acceptanceContent", "功能完整性、数据准确性",
                        "decision", "PASSED",
                        "signedBy", "张*(盖章)",
                        "signedOn", today().toString());
            case "rectify" -> map("rectification", "已修复");
            case "checkConfirmation", "checkChangeApproval", "checkAcceptance" -> map("decision", "MATCHES");
            case "correctRegistration" -> map("reply", "已按您的意见更正。");
            case "archiveRequirement" -> map("remarks", "齐全");
            case "requestChange" -> map("requestedBy", "张*", "changeDescription", "增加导出功能", "reason", "财务需要");
            case "assessChangeImpact" -> map("scheduleImpactDays", 3, "costImpact", 8000, "assessment", "可以接受");
            case "approveChangeForCustomer" ->
                map(
                        "decision", "APPROVE",
                        "evidenceKind", "ONLINE",
                        "confirmedBy", "张*",
                        "confirmedOn", today().toString());
            case "approveChangeInternally" -> map("decision", "APPROVE");
            case "requestReport" -> map();
            case "proposeImprovements" -> map("commonProblems", "需求描述不清", "suggestions", "登记时当面确认");
            case "handleMail" -> map("decision", "FILED");
            case "handleEscalation" -> map("resolution", "已加派人手");
            default -> throw new IllegalArgumentException("No input for " + task);
        };
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
