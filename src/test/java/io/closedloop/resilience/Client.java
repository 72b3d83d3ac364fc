package io.closedloop.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.closedloop.support.Node;
import io.closedloop.support.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** A program that speaks to whichever node its port is of, over HTTP Basic, and counts how it was answered. */
final class Client {

    /** An answer; 0 where the connection was lost, so that nobody knows. */
    record Answer(int status, JsonNode body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final IntSupplier port;
    private final Duration patience;
    private final ConcurrentMap<Integer, AtomicLong> answers = new ConcurrentHashMap<>();

    /** @param port asked before each request */
    Client(IntSupplier port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    Answer get(String path, String user) {
        return send(request(path, user).GET());
    }

    Answer post(String path, String user, Object body, String... headers) {
        return send(body(path, user, headers).POST(BodyPublishers.ofString(Visitor.json(body))));
    }

    /** Uploads a file. */
    Answer upload(String path, String user, String name, byte[] content) {
        Visitor.Parts file = new Visitor.Parts().file("file", name, content);
        return send(
                request(path, user).header("Content-Type", file.type()).POST(BodyPublishers.ofByteArray(file.end())));
    }

    Answer put(String path, String user) {
        return send(request(path, user).PUT(BodyPublishers.noBody()));
    }

    /** Sends a form's input as the engine's REST API wants it. */
    Answer submit(String path, String user, Map<String, Object> input) {
        Map<String, Object> variables = new HashMap<>();
        input.forEach((name, value) -> variables.put(
                name,
                value instanceof JsonValue json
                        ? Map.of("value", json.getValueSerialized(), "type", "Json")
                        : Map.of("value", value)));
        return post(path, user, Map.of("variables", variables));
    }

    /** How often each status was answered; 0 for connections that were lost. */
    Map<Integer, AtomicLong> answers() {
        return answers;
    }

    private HttpRequest.Builder body(String path, String user, String... headers) {
        HttpRequest.Builder request = request(path, user).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpRequest.Builder request(String path, String user) {
        String credentials = user + ":" + Node.PASSWORD;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
                .timeout(patience)
                .header(
                        "X-Forwarded-For",
                        "203.0.113." + ThreadLocalRandom.current().nextInt(256));
        return user.isEmpty()
                ? request
                : request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(HttpRequest.Builder request) {
        Answer answer;
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer = new Answer(response.statusCode(), read(response.body()));
        } catch (IOException e) {
            answer = new Answer(0, MissingNode.getInstance());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        answers.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
        return answer;
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode(body); // a page
        }
    }
}
