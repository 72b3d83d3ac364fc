package io.closedloop.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.support.Doors;
import io.closedloop.support.Inputs;
import io.closedloop.support.Mutations;
import io.closedloop.support.Visitor;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Whatever somebody sends to a door is taken or refused; nothing is an error of ours. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DoorsFuzzTest {

    private static final int TRIES = 300;

    private static final List<String> QUERIES = List.of(
            "/api/requirements?text=",
            "/api/requirements?step=",
            "/api/requirements?month=",
            "/api/requirements?after=",
            "/api/requirements?sort=",
            "/api/requirements/",
            "/api/audit?from=",
            "/api/audit?before=",
            "/api/audit?requirement=",
            "/api/deadlines/explain?workingDays=1&from=",
            "/api/deadlines/explain?from=2024-05-10T10:00:00Z&workingDays=",
            "/api/reports/",
            "/api/dashboard/heat?process=customer-requirement&month=",
            "/requirements?text=",
            "/dashboard/activities?process=",
            "/audit?to=",
            "/engine-rest/task?nameLike=",
            "/engine-rest/task?taskVariables=");

    @Autowired
    Doors doors;

    @LocalServerPort
    int port;

    @Test
    void whateverIsAskedFor() {
        List<String> failed = new ArrayList<>();
        List<String> words = samples(Mutations.texts());
        for (int each = 0; each < TRIES; each++) {
            String path = QUERIES.get(each % QUERIES.size())
                    + URLEncoder.encode(words.get(each), StandardCharsets.UTF_8).replace("+", "%20");
            HttpResponse<String> answer = new Visitor(port)
                    .with(
                            "Authorization",
                            "Basic "
                                    + java.util.Base64.getEncoder()
                                            .encodeToString("process-owner:demo".getBytes(StandardCharsets.UTF_8)))
                    .get(path);
            if (answer.statusCode() >= 500) {
                failed.add(answer.statusCode() + " " + path);
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void whateverIsSent() throws Exception {
        List<String> failed = new ArrayList<>();
        byte[] good = new ObjectMapper().writeValueAsBytes(Inputs.online("li@example.com"));
        byte[] token = "{\"token\":\"abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG\"}".getBytes(StandardCharsets.UTF_8);
        List<byte[]> bodies = samples(Mutations.of(List.of(good)));
        List<byte[]> tokens = samples(Mutations.of(List.of(token)));
        for (int each = 0; each < TRIES; each++) {
            send("/api/requirements", bodies.get(each), failed);
            send("/c", tokens.get(each), failed);
        }
        assertThat(failed).isEmpty();
    }

    private void send(String path, byte[] body, List<String> failed) {
        HttpResponse<String> answer = new Visitor(port)
                .with("Content-Type", "application/json")
                .send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body));
        if (answer.statusCode() >= 500) {
            failed.add(answer.statusCode() + " " + path + " " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static <T> List<T> samples(Arbitrary<T> arbitrary) throws JqwikException {
        return arbitrary.sampleStream().limit(TRIES).toList();
    }
}
