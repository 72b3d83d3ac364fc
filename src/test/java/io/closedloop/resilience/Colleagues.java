package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.staff.Role;
import io.closedloop.support.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The staff of a cluster: an account per role, made by the administrator. */
final class Colleagues {

    private static final String SECOND_OWNER = "execution-team-2";

    private Colleagues() {}

    static void hire(Client client) {
        Arrays.stream(Role.values()).forEach(role -> hire(client, role.id(), role));
        hire(client, SECOND_OWNER, Role.EXECUTION_TEAM);
    }

    private static void hire(Client client, String user, Role role) {
        Client.Answer made = client.post(
                "/engine-rest/user/create",
                Node.ADMINISTRATOR,
                Map.of(
                        "profile",
                        Map.of("id", user, "firstName", user, "lastName", "", "email", user + "@closedloop.example"),
                        "credentials",
                        Map.of("password", Node.PASSWORD)));
        Client.Answer joined = client.put("/engine-rest/group/" + role.id() + "/members/" + user, Node.ADMINISTRATOR);
        assertThat(List.of(made.status(), joined.status()))
                .as(user + made + joined)
                .containsOnly(204);
    }

    /** Who has a task of the model. */
    static String of(String task) {
        return switch (task) {
            case "registerRequirement", "correctRegistration", "checkAcceptance" -> "requirement-admin";
            case "analyzeRequirement", "proposeImprovements" -> "product-manager";
            case "assessFeasibility" -> "technical-lead";
            case "preparePlan" -> "operations";
            case "breakDownTasks", "resolveBlocker", "updateTaskBreakdown", "assessChangeImpact", "recordWeeklySync" ->
                "project-manager";
            case "submitDeliverables", "rectify" -> "execution-team";
            case "approveChangeInternally", "handleEscalation" -> "department-head";
            case "archiveRequirement" -> "archivist";
            default -> "customer-service";
        };
    }
}
