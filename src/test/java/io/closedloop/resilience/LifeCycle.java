package io.closedloop.resilience;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.support.Inputs;
import io.closedloop.support.Node;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * One requirement from the first call to the archive, by clients who repeat what was not answered: whoever lost an answer
 * asks first whether the task is still open. Each looks what is open and does that, so that no crash can confuse them.
 */
final class LifeCycle {

    /** What happens on the way. */
    enum Turn {
        NONE,
        BLOCKED,
        CHANGED,
        CHANGING,
        NOT_ACCEPTED
    }

    /** The task that each is over with. */
    private static final Map<Turn, String> ENDS = Map.of(
            Turn.BLOCKED, "reportProgress",
            Turn.CHANGING, "updateTaskBreakdown",
            Turn.NOT_ACCEPTED, "conductAcceptance");

    /** Sends the input of a task, or of a start form. */
    interface Submitting {
        Client.Answer submit(String path, String user, Map<String, Object> input);
    }

    private static final Inputs INPUTS = new Inputs(
            Clock.systemUTC(),
            new CalendarSettings(
                    ZoneId.of("Asia/Shanghai"),
                    LocalTime.of(9, 0),
                    LocalTime.of(18, 0),
                    Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                    "CN",
                    List.of()));

    private final Client client;
    private final Ledger ledger;
    private final Duration patience;
    private final boolean online;
    private final String marker = UUID.randomUUID().toString();
    private Turn turn;
    private Submitting submitting;
    private String instance = "";

    /** @param patience how long nothing may move before it counts as lost */
    LifeCycle(Client client, Ledger ledger, boolean online, Turn turn, Duration patience) {
        this.client = client;
        this.ledger = ledger;
        this.online = online;
        this.turn = turn;
        this.patience = patience;
        this.submitting = client::submit;
    }

    /** Tasks are completed otherwise than by one client. */
    LifeCycle completing(Submitting otherwise) {
        submitting = otherwise;
        return this;
    }

    /** All of it. */
    void run() {
        start();
        goOnUntil("");
    }

    /** Until a task of a certain name is open. @return its id */
    String runUntil(String task) {
        start();
        return goOnUntil(task);
    }

    private void start() {
        ledger.attempted(marker);
        until("a requirement is taken in", () -> online ? send() : record());
    }

    private String goOnUntil(String last) {
        String[] found = {""};
        until("the requirement " + marker + " " + instance + " comes to its end", () -> {
            Client.Answer open = client.get("/engine-rest/task?processInstanceId=" + instance, Node.ADMINISTRATOR);
            if (!open.isGood()) {
                return false;
            }
            for (JsonNode task : open.body()) {
                if (task.path("taskDefinitionKey").asText().equals(last)) {
                    found[0] = task.path("id").asText();
                    return true;
                }
                complete(
                        task.path("id").asText(), task.path("taskDefinitionKey").asText(), task.path("assignee"));
            }
            return open.body().isEmpty() && hasEnded();
        });
        return found[0];
    }

    /** By the door for programs, where the same key makes it safe to repeat. */
    private boolean send() {
        Map<String, Object> fields = Map.of(
                "customerName",
                "科技有限公司",
                "contactPerson",
                "张*",
                "email",
                marker + "@customer.example",
                "description",
                description(),
                "details",
                marker,
                "urgency",
                "MEDIUM",
                "expectedDeliveryDate",
                INPUTS.today().plusDays(50).toString());
        Client.Answer answer = client.post("/api/requirements", "", fields, "Idempotency-Key", marker);
        if (!answer.isGood()) {
            refused("/api/requirements", answer);
            return false;
        }
        return began(answer.body().path("reference").asText(), "");
    }

    /** By the start form, where whoever got no answer looks it up in the register before he repeats. */
    private boolean record() {
        Client.Answer known = client.get("/api/requirements?text=" + marker, "customer-service");
        if (!known.isGood()) {
            return false;
        }
        JsonNode there = known.body().path("requirements").path(0);
        if (!there.isMissingNode()) {
            return find(there.path("key").asText(there.path("reference").asText()));
        }
        Client.Answer answer = client.submit(
                "/engine-rest/process-definition/key/customer-requirement/submit-form",
                "customer-service",
                INPUTS.of(
                        "recordRequirement",
                        "description",
                        description(),
                        "contactDetails",
                        marker + "@customer.example"));
        if (!answer.isGood()) {
            refused("the start form", answer);
            return false;
        }
        return began(
                answer.body().path("businessKey").asText(),
                answer.body().path("id").asText());
    }

    private boolean began(String reference, String id) {
        ledger.received(marker, reference);
        instance = id;
        return !instance.isEmpty() || find(reference);
    }

    private boolean find(String key) {
        Client.Answer found = client.get(
                "/engine-rest/process-instance?processDefinitionKey=customer-requirement&businessKey=" + key,
                Node.ADMINISTRATOR);
        instance = found.body().path(0).path("id").asText("");
        return !instance.isEmpty();
    }

    private String description() {
        return "需要定制数据看板 " + marker;
    }

    private void complete(String task, String name, JsonNode assignee) {
        if (name.equals("reportProgress") && (turn == Turn.CHANGED || turn == Turn.CHANGING)) {
            if (turn == Turn.CHANGED) {
                requestChange();
            }
            return; // work rests until it is planned anew
        }
        Client.Answer answer = submitting.submit(
                "/engine-rest/task/" + task + "/complete",
                assignee.isTextual() ? assignee.asText() : Colleagues.of(name),
                input(name));
        if (answer.isGood()) {
            ledger.completed(task, name);
            turn = name.equals(ENDS.get(turn)) ? Turn.NONE : turn;
        } else {
            refused("the task " + name, answer);
        }
    }

    private Map<String, Object> input(String name) {
        if (name.equals("reportProgress") && turn == Turn.BLOCKED) {
            return INPUTS.of(name, "status", "BLOCKED", "blocker", "接口未开放");
        }
        if (name.equals("conductAcceptance") && turn == Turn.NOT_ACCEPTED) {
            return INPUTS.of(name, "decision", "NOT_PASSED", "failureReason", "数据不准");
        }
        return INPUTS.of(name);
    }

    private void requestChange() {
        Client.Answer assessed = client.get(
                "/engine-rest/history/task/count?taskDefinitionKey=assessChangeImpact&processInstanceId=" + instance,
                Node.ADMINISTRATOR);
        Client.Answer key = client.get("/engine-rest/process-instance/" + instance, Node.ADMINISTRATOR);
        if (!assessed.isGood() || !key.isGood()) {
            return;
        }
        if (assessed.body().path("count").asInt() > 0) {
            turn = Turn.CHANGING;
            return;
        }
        Map<String, Object> wanted = new HashMap<>(INPUTS.of("requestChange"));
        wanted.put("requirementNumber", key.body().path("businessKey").asText());
        refused(
                "the change",
                client.submit(
                        "/engine-rest/process-definition/key/change-request/submit-form", "customer-service", wanted));
    }

    private boolean hasEnded() {
        return client.get("/engine-rest/history/process-instance/" + instance, Node.ADMINISTRATOR)
                .body()
                .path("state")
                .asText()
                .equals("COMPLETED");
    }

    /** What no crash explains: good input is never refused. */
    private void refused(String what, Client.Answer answer) {
        if (answer.status() >= 400 && answer.status() < 500 && !Set.of(404, 409).contains(answer.status())) {
            ledger.surprise("Good input for " + what + " of " + marker + " was refused: " + answer.status() + " "
                    + answer.body());
        }
    }

    private void until(String what, Callable<Boolean> done) {
        await().dontCatchUncaughtExceptions()
                .alias(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(150))
                .atMost(patience)
                .until(done);
    }
}
