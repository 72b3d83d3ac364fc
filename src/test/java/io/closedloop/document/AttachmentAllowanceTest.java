package io.closedloop.document;

import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Doors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** Nobody fills the database by files that no form ever names. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "closedloop.attachments.per-user=1MB")
@ActiveProfiles("test")
class AttachmentAllowanceTest {

    @Autowired
    Doors doors;

    @Test
    void eachMayStoreSoMuchInADay() {
        assertThat(status(600, "archivist")).isEqualTo(201);
        ResponseEntity<JsonNode> refused = upload(600, "archivist");
        assertThat(refused.getStatusCode().value()).isEqualTo(429);
        assertThat(detail(refused))
                .isEqualTo("You have stored more than 1 MB within a day. Please try again in a few hours.");
        assertThat(status(300, "archivist")).as("what is left").isEqualTo(201);
        assertThat(status(600, "department-head")).as("somebody else").isEqualTo(201);
    }

    @Test
    void alsoTheSmallestFileCounts() {
        for (int file = 0; file < 16; file++) {
            assertThat(status(0, "product-manager")).isEqualTo(201);
        }
        assertThat(status(0, "product-manager")).isEqualTo(429);
    }

    private int status(int kilobytes, String user) {
        return upload(kilobytes, user).getStatusCode().value();
    }

    private ResponseEntity<JsonNode> upload(int kilobytes, String user) {
        return doors.upload("file.txt", "x".repeat(kilobytes * 1024 + 1).getBytes(StandardCharsets.UTF_8), user);
    }
}
