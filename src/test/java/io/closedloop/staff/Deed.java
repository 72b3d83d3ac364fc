package io.closedloop.staff;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Something that the engine's REST API would do for whoever may, and that is no role's work. */
record Deed(String method, String path, @Nullable Map<String, Object> body) {

    private static final Map<String, Object> VARIABLE = Map.of("value", "evil", "type", "String");
    private static final Map<String, Object> NOTHING = Map.of();

    /** @param favoured who would gain by it */
    static Stream<Deed> at(Task task, String favoured) {
        String instance = "/process-instance/" + task.getProcessInstanceId();
        String execution = "/execution/" + task.getExecutionId();
        String definition = "/process-definition/" + task.getProcessDefinitionId();
        Map<String, Object> suspended = Map.of("suspended", true);
        Map<String, Object> steps = Map.of(
                "processInstanceIds", List.of(task.getProcessInstanceId()),
                "processDefinitionId", task.getProcessDefinitionId(),
                "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "archiveRequirement")));
        String own = "/task/" + task.getId();
        return Stream.of(
                deed("PUT", own + "/variables/planDecision", VARIABLE),
                deed("POST", own + "/variables", Map.of("modifications", Map.of("planDecision", VARIABLE))),
                deed("DELETE", own + "/variables/scope", null),
                deed("PUT", own + "/localVariables/x", VARIABLE),
                deed("POST", own + "/localVariables", Map.of("modifications", Map.of("x", VARIABLE))),
                deed("PUT", own, Map.of("name", "${7*7}", "assignee", "archivist")),
                deed("POST", own + "/identity-links", Map.of("userId", "archivist", "type", "candidate")),
                deed(
                        "POST",
                        own + "/identity-links/delete",
                        Map.of("groupId", "customer-service", "type", "candidate")),
                deed("POST", own + "/bpmnEscalation", Map.of("escalationCode", "DEADLINE_MISSED")),
                deed("DELETE", own, null),
                deed("DELETE", own + "/comment", null),
                deed("POST", "/task/create", Map.of("id", "evil", "name", "${7*7}")),
                deed("PUT", instance + "/variables/x", VARIABLE),
                deed("POST", instance + "/modification", steps),
                deed("POST", instance + "/modification-async", steps),
                deed("PUT", instance + "/suspended", suspended),
                deed("DELETE", instance, null),
                deed(
                        "POST",
                        "/process-instance/delete",
                        Map.of("processInstanceIds", List.of(task.getProcessInstanceId()))),
                deed(
                        "POST",
                        "/process-instance/variables-async",
                        Map.of(
                                "variables",
                                Map.of("x", VARIABLE),
                                "processInstanceIds",
                                List.of(task.getProcessInstanceId()))),
                deed("POST", execution + "/signal", NOTHING),
                deed("POST", execution + "/messageSubscriptions/PlanAnswered/trigger", NOTHING),
                deed("POST", execution + "/messageSubscriptions/x/trigger", NOTHING),
                deed("PUT", execution + "/localVariables/x", VARIABLE),
                deed("POST", "/message", Map.of("messageName", "PlanAnswered")),
                deed("POST", "/signal", Map.of("name", "x")),
                deed("POST", "/condition", Map.of("variables", Map.of("x", VARIABLE))),
                deed("PUT", definition + "/suspended", suspended),
                deed("PUT", definition + "/history-time-to-live", Map.of("historyTimeToLive", 1)),
                deed("POST", definition + "/start", NOTHING),
                deed("POST", definition + "/restart", steps),
                deed("POST", definition + "/restart-async", steps),
                deed("DELETE", definition, null),
                deed("POST", "/modification/execute", steps),
                deed(
                        "POST",
                        "/migration/execute",
                        Map.of(
                                "migrationPlan",
                                Map.of(
                                        "sourceProcessDefinitionId",
                                        task.getProcessDefinitionId(),
                                        "targetProcessDefinitionId",
                                        task.getProcessDefinitionId(),
                                        "instructions",
                                        List.of()),
                                "processInstanceIds",
                                List.of(task.getProcessInstanceId()))),
                deed("POST", "/deployment/create", NOTHING),
                deed(
                        "POST",
                        "/authorization/create",
                        Map.of(
                                "type",
                                1,
                                "permissions",
                                List.of("ALL"),
                                "userId",
                                favoured,
                                "resourceType",
                                7,
                                "resourceId",
                                "*")),
                deed(
                        "POST",
                        "/user/create",
                        Map.of("profile", Map.of("id", "evil"), "credentials", Map.of("password", "evil"))),
                deed(
                        "PUT",
                        "/user/administrator/credentials",
                        Map.of("password", "evil", "authenticatedUserPassword", "demo")),
                deed("POST", "/user/administrator/unlock", NOTHING),
                deed("POST", "/group/create", Map.of("id", "evil", "name", "evil", "type", "x")),
                deed("PUT", "/group/camunda-admin/members/" + favoured, NOTHING),
                deed("DELETE", "/group/archivist", null),
                deed("POST", "/tenant/create", Map.of("id", "evil", "name", "evil")),
                deed(
                        "POST",
                        "/filter/create",
                        Map.of(
                                "name",
                                "evil",
                                "resourceType",
                                "Task",
                                "query",
                                Map.of("assigneeExpression", "${7*7}"))),
                deed("POST", "/task", Map.of("assigneeExpression", "${7*7}")),
                deed("POST", "/job/retries", Map.of("jobIds", List.of("x"), "retries", 5)),
                deed(
                        "PUT",
                        "/job/suspended",
                        Map.of("suspended", true, "processDefinitionKey", "customer-requirement")),
                deed(
                        "POST",
                        "/history/process-instance/delete",
                        Map.of("historicProcessInstanceIds", List.of(task.getProcessInstanceId()))),
                deed("POST", "/history/cleanup", NOTHING));
    }

    private static Deed deed(String method, String path, @Nullable Map<String, Object> body) {
        return new Deed(method, path, body);
    }

    /** Without ids, so that a report of two runs names the same tests. */
    String named(Task task) {
        return path.replace(task.getId(), "{task}")
                .replace(task.getProcessInstanceId(), "{instance}")
                .replace(task.getExecutionId(), "{execution}")
                .replace(task.getProcessDefinitionId(), "{definition}");
    }
}
