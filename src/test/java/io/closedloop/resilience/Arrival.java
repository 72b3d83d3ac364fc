package io.closedloop.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Inputs;
import io.closedloop.support.Node;
import java.util.Map;

/** How a requirement comes in, once, however often it has to be tried. */
final class Arrival {

    private final Client client;
    private final Ledger ledger;
    private final Inputs inputs;
    private final String marker;
    private final boolean online;
    private String instance = "";

    /** @param online sent by a program; otherwise recorded by staff */
    Arrival(Client client, Ledger ledger, Inputs inputs, String marker, boolean online) {
        this.client = client;
        this.ledger = ledger;
        this.inputs = inputs;
        this.marker = marker;
        this.online = online;
        ledger.attempted(marker);
    }

    /** Tries it once more. @return whether it is known to be there */
    boolean isThere() {
        return online ? send() : record();
    }

    /** Id of its process instance. */
    String instance() {
        return instance;
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
                inputs.today().plusDays(50).toString());
        Client.Answer answer = client.post("/api/requirements", "", fields, "Idempotency-Key", marker);
        if (!answer.isGood()) {
            ledger.refused("/api/requirements", answer);
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
                inputs.of(
                        "recordRequirement",
                        "description",
                        description(),
                        "contactDetails",
                        marker + "@customer.example"));
        if (!answer.isGood()) {
            ledger.refused("the start form", answer);
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
}
