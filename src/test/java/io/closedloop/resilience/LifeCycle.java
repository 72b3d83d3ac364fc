package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.support.Inputs;
import io.closedloop.support.Node;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        NOT_ACCEPTED,
        /** Files go along with what is delivered and with the acceptance, whose stamp somebody else looks at. */
        SIGNED
    }

    /** The task that each is over with. */
    private static final Map<Turn, String> ENDS = Map.of(
            Turn.BLOCKED, "reportProgress",
            Turn.CHANGING, "updateTaskBreakdown",
            Turn.NOT_ACCEPTED, "conductAcceptance",
            Turn.SIGNED, "conductAcceptance");

    /** The field of a form that names a file, and how. */
    private static final Map<String, String> FILES =
            Map.of("submitDeliverables", "files [%s]", "conductAcceptance", "signature %s");

    /** Sends the input of a task, or of a start form. */
    interface Submitting {
        Client.Answer submit(String path, String user, Map<String, Object> input);
    }

    /** Where it is noon now: no day ends while a test runs, or between a clock that is right and one that is not. */
    static final ZoneId NOON = noon();

    private static final Inputs INPUTS = new Inputs(
            Clock.systemUTC(),
            new CalendarSettings(
                    NOON,
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
    private Instant moved = Instant.now();

    /** @param patience how long nothing may move before it counts as lost */
    LifeCycle(Client client, Ledger ledger, boolean online, Turn turn, Duration patience) {
        this.client = client;
        this.ledger = ledger;
        this.online = online;
        this.turn = turn;
        this.patience = patience;
        this.submitting = client::submit;
    }

    private static ZoneId noon() {
        int ahead = 12 - Instant.now().atZone(ZoneOffset.UTC).getHour();
        // the names count from west to east
        return ZoneId.of(ahead == 0 ? "Etc/GMT" : ahead > 0 ? "Etc/GMT-" + ahead : "Etc/GMT+" + -ahead);
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

    /** Tries once to come in. */
    void arrives() {
        arrival().isThere();
    }

    private void start() {
        Arrival arrival = arrival();
        until("a requirement is taken in", arrival::isThere);
        instance = arrival.instance();
    }

    private Arrival arrival() {
        return new Arrival(client, ledger, INPUTS, marker, online);
    }

    private String goOnUntil(String last) {
        String[] found = {""};
        until("the requirement " + marker + " " + instance + " comes to its end", () -> {
            while (true) {
                Client.Answer open = client.get("/engine-rest/task?processInstanceId=" + instance, Node.ADMINISTRATOR);
                if (!open.isGood()) {
                    return false;
                }
                boolean moved = false;
                for (JsonNode task : open.body()) {
                    String id = task.path("id").asText();
                    String name = task.path("taskDefinitionKey").asText();
                    if (name.equals(last)) {
                        found[0] = id;
                        return true;
                    }
                    moved |= complete(id, name, task.path("assignee"));
                }
                if (!moved) {
                    return open.body().isEmpty() && hasEnded();
                }
            }
        });
        return found[0];
    }

    /** @return whether it is done, as far as we were told */
    private boolean complete(String task, String name, JsonNode assignee) {
        if (name.equals("reportProgress") && (turn == Turn.CHANGED || turn == Turn.CHANGING)) {
            if (turn == Turn.CHANGED) {
                requestChange();
            }
            return false; // work rests until it is planned anew
        }
        String user = assignee.isTextual() ? assignee.asText() : Colleagues.of(name);
        Map<String, Object> input = input(name);
        if (turn == Turn.SIGNED && FILES.containsKey(name) && !attach(name, user, input)) {
            return false;
        }
        Client.Answer answer = submitting.submit("/engine-rest/task/" + task + "/complete", user, input);
        if (answer.isGood()) {
            ledger.completed(task, name);
            moved = Instant.now();
            turn = name.equals(ENDS.get(turn)) ? Turn.NONE : turn;
        } else {
            ledger.refused("the task " + name + " of " + marker, answer);
        }
        return answer.isGood();
    }

    private boolean attach(String name, String user, Map<String, Object> input) {
        byte[] scan = ("%PDF-1.7\n% 盖章 " + marker + name).getBytes(StandardCharsets.UTF_8);
        Client.Answer file = client.upload("/api/attachments", user, "盖章扫描件.pdf", scan);
        if (!file.isGood()) {
            ledger.refused("a file of " + marker, file);
            return false;
        }
        String[] field = FILES.getOrDefault(name, "").split(" ");
        input.put(field[0], Inputs.json(field[1].formatted(file.body())));
        return true;
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
        String number = key.body().path("businessKey").asText();
        wanted.put("requirementNumber", number);
        Client.Answer answer = client.submit(
                "/engine-rest/process-definition/key/change-request/submit-form", "customer-service", wanted);
        ledger.changed(number, answer.isGood());
        if (!answer.isGood()) {
            ledger.refused("the change of " + marker, answer);
        }
    }

    private boolean hasEnded() {
        return client.get("/engine-rest/history/process-instance/" + instance, Node.ADMINISTRATOR)
                .body()
                .path("state")
                .asText()
                .equals("COMPLETED");
    }

    private void until(String what, Callable<Boolean> done) {
        moved = Instant.now();
        await().dontCatchUncaughtExceptions()
                .alias(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .forever()
                .until(() -> {
                    if (done.call()) {
                        return true;
                    }
                    assertThat(Duration.between(moved, Instant.now()))
                            .as(() -> what + ", but since " + moved + " nothing has moved: " + lies())
                            .isLessThan(patience);
                    return false;
                });
    }

    /** What it waits for. */
    private String lies() {
        return Stream.of("task", "job", "incident")
                .map(kind -> kind + "s "
                        + client.get("/engine-rest/" + kind + "?processInstanceId=" + instance, Node.ADMINISTRATOR)
                                .body())
                .collect(Collectors.joining("\n"));
    }
}
