package io.closedloop.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Knocks at the doors of the staff as a program does: HTTP Basic, JSON, no redirects followed. */
public class Doors {

    private final TestRestTemplate http;
    private String language = "en";

    public Doors(TestRestTemplate http) {
        this.http = http.withRequestFactorySettings(settings -> settings.withRedirects(Redirects.DONT_FOLLOW));
    }

    public Doors in(String language) {
        this.language = language;
        return this;
    }

    /** @param user null for nobody */
    public ResponseEntity<String> get(String path, @Nullable String user) {
        return (user == null ? http : http.withBasicAuth(user, "demo"))
                .exchange(path, HttpMethod.GET, new HttpEntity<>(headers()), String.class);
    }

    /** What a browser opens. */
    public ResponseEntity<String> page(String path, String user) {
        HttpHeaders headers = headers();
        headers.setAccept(List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML, MediaType.ALL));
        return http.withBasicAuth(user, "demo").exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    /** What a script of ours fetches to show it on a page. */
    public ResponseEntity<JsonNode> piece(String path, String user) {
        HttpHeaders headers = headers();
        headers.setAccept(List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_PROBLEM_JSON));
        return http.withBasicAuth(user, "demo")
                .exchange(path, HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class);
    }

    public ResponseEntity<JsonNode> json(String path, String user) {
        return http.withBasicAuth(user, "demo")
                .exchange(path, HttpMethod.GET, new HttpEntity<>(headers()), JsonNode.class);
    }

    /** A file. */
    public ResponseEntity<byte[]> bytes(String path, String user) {
        return http.withBasicAuth(user, "demo")
                .exchange(path, HttpMethod.GET, new HttpEntity<>(headers()), byte[].class);
    }

    public int status(String path, @Nullable String user) {
        return get(path, user).getStatusCode().value();
    }

    /** Asks for the headers alone. */
    public int head(String path, String user) {
        return http.withBasicAuth(user, "demo")
                .exchange(path, HttpMethod.HEAD, new HttpEntity<>(headers()), Void.class)
                .getStatusCode()
                .value();
    }

    public ResponseEntity<JsonNode> post(String path, String user, Map<String, Object> body) {
        return send(HttpMethod.POST, path, user, body);
    }

    public ResponseEntity<JsonNode> send(HttpMethod method, String path, String user, Map<String, Object> body) {
        return http.withBasicAuth(user, "demo")
                .exchange(path, method, new HttpEntity<>(body, headers()), JsonNode.class);
    }

    /** Completes a task, or submits a form, with values by field name. */
    public ResponseEntity<JsonNode> submit(String path, String user, Map<String, Object> form) {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return post(path, user, Map.of("variables", variables));
    }

    public ResponseEntity<JsonNode> complete(String task, String user, Map<String, Object> form) {
        return submit("/engine-rest/task/" + task + "/complete", user, form);
    }

    public ResponseEntity<JsonNode> upload(String name, byte[] content, String user) {
        return upload("/api/attachments", name, content, user);
    }

    public ResponseEntity<JsonNode> upload(String path, String name, byte[] content, String user) {
        MultiValueMap<String, Object> body = new LinkedMultiValueMap<>();
        body.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        HttpHeaders headers = headers();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return http.withBasicAuth(user, "demo")
                .exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
    }

    /** Sends something and looks at the status alone, whatever comes with it. */
    public ResponseEntity<String> knock(
            HttpMethod method, String path, @Nullable String user, @Nullable Map<String, Object> body) {
        return (user == null ? http : http.withBasicAuth(user, "demo"))
                .exchange(path, method, new HttpEntity<>(body, headers()), String.class);
    }

    /** Sends a form of a page; field names and values in turn. */
    public ResponseEntity<String> form(String path, String user, String... fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        HttpHeaders headers = headers();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        return http.withBasicAuth(user, "demo")
                .exchange(path, HttpMethod.POST, new HttpEntity<>(form, headers), String.class);
    }

    /** The sentence of the engine's REST API. */
    public static String message(ResponseEntity<JsonNode> answer) {
        return body(answer).get("message").asText();
    }

    /** The sentence of our own API. */
    public static String detail(ResponseEntity<JsonNode> answer) {
        return body(answer).get("detail").asText();
    }

    public static JsonNode body(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    private HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }
}
