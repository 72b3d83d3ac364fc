package io.closedloop.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The rows of the task breakdown list as its form shows and sends them, and the tasks that come of them. */
@Component
public class BreakdownForm {

    private final Journey journey;
    private final Inputs inputs;
    private final ObjectMapper json;

    BreakdownForm(Journey journey, Inputs inputs, ObjectMapper json) {
        this.journey = journey;
        this.inputs = inputs;
        this.json = json;
    }

    /** A list of rows as the form sends it. */
    public static Object list(String... rows) {
        return Inputs.json("[" + String.join(",", rows) + "]");
    }

    /** A new row. */
    public String added(String name, String owner) {
        return """
                {"name":"%s","owner":"%s","plannedStart":"%3$s","plannedEnd":"%3$s","deliverable":"代码"}""".formatted(name, owner, inputs.today());
    }

    /** A row as the form for updating the list shows it. */
    public String shown(String name) {
        try {
            JsonNode rows = json.readTree(
                    journey.shown("updateTaskBreakdown", "workItems").toString());
            for (JsonNode row : rows) {
                if (row.path("name").asText().equals(name)) {
                    return row.toString();
                }
            }
            throw new AssertionError(name + " is not in " + rows);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The open task in which an owner reports progress. */
    public Task reportOf(String owner) {
        return journey.tasks("reportProgress").stream()
                .filter(task -> owner.equals(task.getAssignee()))
                .findFirst()
                .orElseThrow();
    }
}
