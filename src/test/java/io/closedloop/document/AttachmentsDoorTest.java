package io.closedloop.document;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Doors;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** Files come in by one door, and are judged by their content. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class AttachmentsDoorTest {

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Test
    void filesAreJudgedByTheirContent() {
        ResponseEntity<JsonNode> stored =
                doors.upload("需求.txt", "看板".getBytes(StandardCharsets.UTF_8), "customer-service");
        assertThat(stored.getStatusCode().value()).isEqualTo(201);
        assertThat(body(stored).get("name").asText()).isEqualTo("需求.txt");
        assertThat(body(stored).get("mediaType").asText()).isEqualTo("text/plain");

        ResponseEntity<JsonNode> program =
                doors.upload("picture.png", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}, "customer-service");
        assertThat(program.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(program)).contains("of a kind that is not accepted");

        ResponseEntity<JsonNode> large = doors.upload("large.txt", new byte[20 * 1024 * 1024 + 1], "customer-service");
        assertThat(large.getStatusCode().value()).isIn(400, 413);
        assertThat(detail(large)).isEqualTo("The file is larger than 20 MB.");

        ResponseEntity<JsonNode> huge = doors.upload("huge.txt", new byte[23 * 1024 * 1024], "customer-service");
        assertThat(huge.getStatusCode().value()).isEqualTo(413);
        assertThat(detail(huge)).isEqualTo("The file is larger than 20 MB.");

        assertThat(detail(doors.upload("empty.txt", new byte[0], "customer-service")))
                .isEqualTo("The file empty.txt is empty.");
    }

    @Test
    void namesAreStrippedOfPathsAndControlCharacters() {
        ResponseEntity<JsonNode> stored =
                doors.upload("..\\..\\windows\\win\u202e.txt", new byte[] {65}, "customer-service");

        assertThat(body(stored).get("name").asText()).isEqualTo("win.txt");
    }

    @Test
    void filesOfARequirementAreReadByThoseWhoTakePart() throws Exception {
        ResponseEntity<JsonNode> stored =
                doors.upload("需求.html.txt", "<b>看板</b>".getBytes(StandardCharsets.UTF_8), "customer-service");
        String id = body(stored).get("id").asText();
        journey.begins("attachments", Inputs.json("[{\"id\":\"%s\"}]".formatted(id)));
        String file = "/api/requirements/" + journey.number() + "/attachments/" + id;

        ResponseEntity<String> read = doors.get(file, "requirement-admin");
        assertThat(read.getBody()).isEqualTo("<b>看板</b>");
        assertThat(read.getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertThat(read.getHeaders().getContentDisposition().getFilename()).isEqualTo("需求.html.txt");
        assertThat(read.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(doors.status(file, "archivist")).isEqualTo(403);

        journey.complete("registerRequirement");
        assertThat(doors.status("/api/requirements/" + journey.number() + "/attachments/" + id, "requirement-admin"))
                .isEqualTo(200);
    }

    @Test
    void largeFilesComeWholeThoughInPieces() throws Exception {
        byte[] content = new byte[9 * 1024 * 1024 + 1];
        new Random(1).nextBytes(content);
        JsonNode stored = body(doors.upload("scan.bin", content, "customer-service"));
        String id = stored.get("id").asText();
        journey.begins("attachments", Inputs.json("[{\"id\":\"%s\"}]".formatted(id)));

        ResponseEntity<byte[]> read =
                doors.bytes("/api/requirements/" + journey.number() + "/attachments/" + id, "requirement-admin");
        assertThat(read.getBody()).isEqualTo(content);
        assertThat(read.getHeaders().getContentLength()).isEqualTo(content.length);
        assertThat(read.getHeaders().getContentType())
                .hasToString(stored.get("mediaType").asText());
        assertThat(read.getHeaders().getCacheControl()).contains("no-store");
    }

    @Test
    void aFileOfSomebodyElseCannotBeTakenAlong() {
        String id = body(doors.upload("fremd.txt", new byte[] {65}, "archivist"))
                .get("id")
                .asText();

        assertThatThrownBy(() -> journey.begins("attachments", Inputs.json("[{\"id\":\"%s\"}]".formatted(id))))
                .hasMessageContaining("is not there or belongs elsewhere");
    }

    @Test
    void theEnginesOwnUploadsAreClosed() {
        journey.begins();
        String task = "/engine-rest/task/" + journey.task("registerRequirement").getId();

        assertThat(doors.post(task + "/attachment/create", "requirement-admin", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(doors.post(task + "/variables/x/data", "requirement-admin", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }
}
