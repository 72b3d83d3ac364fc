package io.closedloop.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody from outside, without an account: speaks plain HTTP from an address of his own. */
public class Visitor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** @param port of the server on this computer */
    public Visitor(int port) {
        this.server = "http://localhost:" + port;
        from("203.0." + ThreadLocalRandom.current().nextInt(256) + "."
                + ThreadLocalRandom.current().nextInt(256));
        with("Accept-Language", "en");
    }

    public Visitor from(String address) {
        return with("X-Forwarded-For", address);
    }

    public final Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).method(method, body);
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> postJson(String path, Object body) {
        with("Content-Type", "application/json");
        return send("POST", path, HttpRequest.BodyPublishers.ofString(json(body)));
    }

    /** A body whose length is not announced. */
    public HttpResponse<String> postChunked(String path, String type, byte[] body) {
        with("Content-Type", type);
        return send("POST", path, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    public HttpResponse<String> post(String path, Parts parts) {
        with("Content-Type", parts.type());
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(parts.end()));
    }

    public static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    /** A form with files. */
    public static class Parts {

        private final String boundary = "----" + UUID.randomUUID();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        public Parts field(String name, String value) {
            return part("name=\"" + name + "\"", "text/plain; charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
        }

        public Parts json(String name, Object value) {
            return part(
                    "name=\"" + name + "\"",
                    "application/json",
                    Visitor.json(value).getBytes(StandardCharsets.UTF_8));
        }

        public Parts file(String name, String fileName, byte[] content) {
            return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", "application/octet-stream", content);
        }

        private Parts part(String disposition, String type, byte[] content) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                            + "\r\nContent-Type: " + type + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return this;
        }

        public String type() {
            return "multipart/form-data; boundary=" + boundary;
        }

        public byte[] end() {
            body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return body.toByteArray();
        }
    }
}
