package io.closedloop.document;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Doors;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** Files that somebody sends to harm whoever opens them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class HostileUploadsTest {

    private static final String SCRIPT = "<script>alert(document.cookie)</script>";
    private static final String USER = "customer-service";

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    static Stream<Arguments> pagesAndPrograms() {
        return Stream.of(
                Arguments.of("page.html", "<!DOCTYPE html><html><body>" + SCRIPT + "</body></html>"),
                Arguments.of("page.txt", "<!DOCTYPE html><html><body>" + SCRIPT + "</body></html>"),
                Arguments.of("picture.png", "<html><head></head><body>" + SCRIPT + "</body></html>"),
                Arguments.of(
                        "page.xhtml",
                        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">" + SCRIPT + "</html>"),
                Arguments.of("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">" + SCRIPT + "</svg>"),
                Arguments.of(
                        "drawing.png",
                        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"" + " onload=\"alert(1)\"/>"),
                Arguments.of("run.js", "alert(1)"),
                Arguments.of("run.sh.txt", "#!/bin/sh\nrm -rf /\n"),
                Arguments.of("run.bat", "@echo off\r\ndel *"));
    }

    @ParameterizedTest
    @MethodSource("pagesAndPrograms")
    void whatABrowserOrComputerWouldRunIsRefusedWithASentence(String name, String content) {
        ResponseEntity<JsonNode> refused = doors.upload(name, content.getBytes(StandardCharsets.UTF_8), USER);

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).contains("of a kind that is not accepted");
    }

    @Test
    void aPictureThatClaimsABillionPixelsIsRefused() {
        byte[] png = ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(40_000)
                .putInt(40_000)
                .put(new byte[] {8, 2, 0, 0, 0, 0, 0, 0, 0})
                .array();

        ResponseEntity<JsonNode> refused = doors.upload("huge.png", png, USER);

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).contains("huge.png");
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                Arguments.of("both.pdf", "%PDF-1.4\n<html>" + SCRIPT + "</html>\n%%EOF"),
                Arguments.of("both.html", "%PDF-1.4\n<html>" + SCRIPT + "</html>\n%%EOF"),
                Arguments.of("offer.pdf.txt", "plain " + SCRIPT),
                Arguments.of("needs.csv", "=cmd|' /C calc'!A0,1"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatIsTakenInIsEverOnlyADownloadOfASafeType(String name, String content) {
        ResponseEntity<JsonNode> stored = doors.upload(name, content.getBytes(StandardCharsets.UTF_8), USER);
        assertThat(stored.getStatusCode().value()).isEqualTo(201);
        String id = body(stored).get("id").asText();
        journey.begins("attachments", Inputs.json("[{\"id\":\"%s\"}]".formatted(id)));

        HttpHeaders headers = doors.get(
                        "/api/requirements/" + journey.number() + "/attachments/" + id, "requirement-admin")
                .getHeaders();

        assertThat(headers.getContentDisposition().isAttachment()).isTrue();
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo(name);
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(String.valueOf(headers.getContentType())).doesNotContain("html", "svg", "xml", "script");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.txt, passwd.txt",
        "..%2f..%2fetc.txt, ..%2f..%2fetc.txt",
        "C:\\temp\\needs.txt, needs.txt"
    })
    void namesLeadNowhere(String name, String kept) {
        assertThat(body(doors.upload(name, new byte[] {65}, USER)).get("name").asText())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b.txt", "a\r\nSet-Cookie: x=y.txt", "a\u202etxt.exe.txt", "a\u2028b.txt"})
    void namesCarryNothingThatIsNotSeen(String name) {
        ResponseEntity<JsonNode> answer = doors.upload(name, new byte[] {65}, USER);

        assertThat(answer.getStatusCode().value()).isIn(201, 400);
        if (answer.getStatusCode().value() == 201) {
            assertThat(body(answer).get("name").asText()).doesNotContain("\u0000", "\r", "\n", "\u202e", "\u2028");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "/", "\u202e"})
    void namesThatSayNothingAreRefusedOrKeptAsText(String name) {
        assertThat(doors.upload(name, new byte[] {65}, USER).getStatusCode().value())
                .isIn(201, 400);
    }

    @Test
    void aNameOfThreeHundredCharactersIsRefused() {
        ResponseEntity<JsonNode> refused = doors.upload("长".repeat(300) + ".txt", new byte[] {65}, USER);

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).isNotBlank();
    }
}
