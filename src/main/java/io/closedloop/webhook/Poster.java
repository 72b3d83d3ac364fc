package io.closedloop.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.engine.Outside;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Posts announcements over HTTP. What it says about a failure names no address: that may be all there is to a secret. */
@Component
class Poster {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** More of an answer is not read. */
    private static final int ANSWER = 10_000;

    private final Wording wording;
    private final ObjectMapper json;
    private final Outside outside;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            // what is signed for one receiver goes to no other
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Poster(Wording wording, ObjectMapper json, Outside outside) {
        this.wording = wording;
        this.json = json;
        this.outside = outside;
    }

    /** @throws IOException when it was not taken */
    void post(Webhook webhook, Announcement announcement) throws IOException {
        HttpRequest request = wording.of(webhook, announcement)
                .timeout(PATIENCE)
                .header("User-Agent", "Closedloop")
                .build();
        Answer answer = outside.call(webhook.toString(), () -> answer(request));
        if (answer.status() / 100 != 2) {
            throw new IOException(webhook + " answered " + answer.status());
        }
        for (String field : webhook.format().resultFields()) {
            int result = result(answer.text(), field);
            if (result != 0) {
                throw new IOException(webhook + " answered " + field + " " + result);
            }
        }
    }

    private record Answer(int status, String text) {}

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Answer(response.statusCode(), new String(body.readNBytes(ANSWER), StandardCharsets.UTF_8));
        }
    }

    /** Whoever does not answer as its format does has not taken the message. */
    private int result(String answer, String field) {
        try {
            return json.readTree(answer).path(field).asInt(-1);
        } catch (JsonProcessingException e) {
            return -1;
        }
    }
}
