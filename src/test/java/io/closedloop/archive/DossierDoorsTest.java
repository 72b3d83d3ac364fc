package io.closedloop.archive;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.bag.Sha256;
import io.closedloop.staff.Role;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The archive over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DossierDoorsTest {

    private static final String ARCHIVIST = "archivist";

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    TestRestTemplate http;

    private String number = "";

    @BeforeEach
    void archive() {
        number = journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                .through("informCustomer", "archiveRequirement")
                .number();
    }

    @Test
    void handsOutTheFileWithItsHash() throws Exception {
        ResponseEntity<byte[]> file = download(null);

        assertThat(file.getStatusCode().value()).isEqualTo(200);
        byte[] content = Objects.requireNonNull(file.getBody());
        HttpHeaders headers = file.getHeaders();
        assertThat(headers.getETag()).isEqualTo('"' + Sha256.of(content) + '"');
        assertThat(headers.getFirst("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + java.util.Base64.getEncoder()
                                .encodeToString(HexFormat.of().parseHex(Sha256.of(content)))
                        + ":");
        assertThat(headers.getContentLength()).isEqualTo(content.length);
        assertThat(headers.getContentType()).isEqualTo(MediaType.valueOf("application/zip"));
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo(number + ".zip");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(headers.getCacheControl()).contains("no-store");
        assertThat(UnpackedDossier.of(new ByteArrayInputStream(content)).files())
                .containsKey("bagit.txt");

        assertThat(download(headers.getETag()).getStatusCode().value()).isEqualTo(304);
        assertThat(doors.status(zip(number), "technical-lead")).isEqualTo(200);
    }

    @Test
    void isClosedToThoseWhoMayNot() {
        String api = "/api/archive/dossiers/" + number;
        Map<String, Object> reason = Map.of("reason", "why");
        assertThat(doors.status(zip(number), "execution-team-2")).isEqualTo(403);
        assertThat(doors.status(zip(number), null)).isEqualTo(401);
        assertThat(doors.status(page(), null)).isEqualTo(302);
        for (Role role : Role.values()) {
            int expected = role == Role.ARCHIVIST ? 200 : 403;
            for (String path : List.of("/archive", "/api/archive/chain", api + "/verification")) {
                assertThat(doors.status(path, role.id()))
                        .as("%s reads %s", role, path)
                        .isEqualTo(expected);
            }
            if (role != Role.ARCHIVIST) {
                assertThat(status(doors.post(api + "/hold", role.id(), reason))).isEqualTo(403);
                assertThat(status(doors.send(HttpMethod.DELETE, api + "/hold", role.id(), reason)))
                        .isEqualTo(403);
                assertThat(status(doors.post(api + "/erasure", role.id(), reason)))
                        .isEqualTo(403);
                for (String action : List.of("/hold", "/lift", "/erase", "/verify")) {
                    assertThat(status(submit(action, role.id(), "why"))).isEqualTo(403);
                }
            }
        }
        assertThat(doors.status(page(), "process-owner")).isEqualTo(200);
    }

    @Test
    void refusesWithASentenceAndNever500() {
        String api = "/api/archive/dossiers/";
        assertThat(doors.status(zip("209901-999"), ARCHIVIST)).isEqualTo(404);
        assertThat(detail(doors.in("zh").json(zip("209901-999"), ARCHIVIST))).isEqualTo("209901-999 没有档案。");
        for (String action : List.of("/hold", "/erasure")) {
            assertThat(status(doors.post(api + "209901-999" + action, ARCHIVIST, Map.of("reason", "why"))))
                    .isEqualTo(404);
            for (Object reason : new Object[] {"", "  ", "x".repeat(1001), "a\u0000b"}) {
                assertThat(detail(doors.in("en").post(api + number + action, ARCHIVIST, Map.of("reason", reason))))
                        .isEqualTo("Say why, in at most 1000 characters.");
            }
            assertThat(status(doors.post(api + number + action, ARCHIVIST, Map.of())))
                    .isEqualTo(400);
            assertThat(status(doors.post(api + number + action, ARCHIVIST, Map.of("reason", Map.of()))))
                    .isEqualTo(400);
        }
        assertThat(status(doors.send(HttpMethod.DELETE, api + number + "/hold", ARCHIVIST, Map.of("reason", "x"))))
                .isEqualTo(409);
        assertThat(doors.status("/api/archive/chain?contents=perhaps", ARCHIVIST))
                .isEqualTo(400);
        assertThat(doors.status("/requirements/..%2Fx/dossier", ARCHIVIST)).isIn(400, 404);
    }

    @Test
    void holdsLiftsAndErasesForPrograms() {
        String api = "/api/archive/dossiers/" + number;
        Map<String, Object> reason = Map.of("reason", "诉讼");
        assertThat(status(doors.post(api + "/hold", ARCHIVIST, reason))).isEqualTo(204);
        assertThat(status(doors.post(api + "/hold", ARCHIVIST, reason))).isEqualTo(409);
        assertThat(status(doors.post(api + "/erasure", ARCHIVIST, reason))).isEqualTo(409);
        JsonNode held =
                body(doors.json("/api/requirements/" + number, "process-owner")).get("dossier");
        assertThat(held.get("held").asBoolean()).isTrue();
        assertThat(held.at("/holds/0/reason").asText()).isEqualTo("诉讼");

        assertThat(status(doors.send(HttpMethod.DELETE, api + "/hold", ARCHIVIST, reason)))
                .isEqualTo(204);
        assertThat(status(doors.post(api + "/erasure", ARCHIVIST, reason))).isEqualTo(204);
        JsonNode checked = body(doors.json(api + "/verification", ARCHIVIST));
        assertThat(checked.get("intact").asBoolean()).isTrue();
        JsonNode chain = body(doors.json("/api/archive/chain?contents=true", ARCHIVIST));
        assertThat(chain.get("intact").asBoolean()).isTrue();
        assertThat(chain.get("entries"))
                .filteredOn(entry -> entry.get("number").asText().equals(number))
                .extracting(entry -> entry.get("kind").asText())
                .containsExactly("DOSSIER", "ERASURE");
    }

    @Test
    void showsThePageToReadersAndItsActionsToTheArchivist() {
        Document reader =
                Jsoup.parse(String.valueOf(doors.get(page(), "product-manager").getBody()));
        assertThat(reader.select("form")).isEmpty();
        assertThat(reader.text()).contains("Dossier " + number, "declined");
        Document archivist =
                Jsoup.parse(String.valueOf(doors.in("zh").get(page(), ARCHIVIST).getBody()));
        assertThat(archivist.select("form")).hasSize(3);
        assertThat(archivist.select("input[name=_csrf]")).hasSize(3);
        assertThat(archivist.text()).contains("需求档案 " + number, "删除客户个人信息");

        ResponseEntity<String> refused = submit("/hold", ARCHIVIST, "<b>" + "x".repeat(1000));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        Document again = Jsoup.parse(String.valueOf(refused.getBody()));
        assertThat(again.select("[role=alert]").text()).isEqualTo("Say why, in at most 1000 characters.");
        assertThat(again.select("#holdReason").attr("value")).startsWith("<b>x");

        assertThat(status(submit("/hold", ARCHIVIST, "<i>诉讼</i>"))).isEqualTo(302);
        String held = String.valueOf(doors.in("en").get(page(), ARCHIVIST).getBody());
        assertThat(held).contains("&lt;i&gt;诉讼&lt;/i&gt;").contains("Lift the legal hold");
        assertThat(status(submit("/erase", ARCHIVIST, "why"))).isEqualTo(409);
        assertThat(status(submit("/lift", ARCHIVIST, "over"))).isEqualTo(302);
        assertThat(String.valueOf(submit("/verify", ARCHIVIST, "").getBody())).contains("Complete and unchanged");
        assertThat(status(submit("/erase", ARCHIVIST, "why"))).isEqualTo(302);
        assertThat(String.valueOf(doors.get(page(), ARCHIVIST).getBody())).contains("personal data was erased on");
        assertThat(String.valueOf(doors.get("/archive?contents=true", ARCHIVIST).getBody()))
                .contains("The chain is complete and unchanged");
    }

    @Test
    void erasesWhoseRequirementWasRejected() {
        number = journey.begins()
                .complete("registerRequirement", "decision", "REJECT", "reason", "不属于业务范围")
                .number();
        Document reader = Jsoup.parse(
                String.valueOf(doors.get(page(), "requirement-admin").getBody()));
        assertThat(reader.select("form")).isEmpty();
        assertThat(reader.text()).contains("Requirement " + number + " was rejected");
        assertThat(doors.status(page(), "execution-team-2")).isEqualTo(403);
        Document archivist =
                Jsoup.parse(String.valueOf(doors.in("zh").get(page(), ARCHIVIST).getBody()));
        assertThat(archivist.select("form")).hasSize(1);
        assertThat(archivist.text()).contains("需求 " + number + " 已被拒绝", "删除客户个人信息");

        ResponseEntity<String> refused = submit("/erase", ARCHIVIST, "<b>" + "x".repeat(1000));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        Document again = Jsoup.parse(String.valueOf(refused.getBody()));
        assertThat(again.select("#eraseReason").attr("value")).startsWith("<b>x");
        assertThat(status(submit("/hold", ARCHIVIST, "why"))).isEqualTo(404);

        assertThat(status(submit("/erase", ARCHIVIST, "why"))).isEqualTo(302);
        Document erased =
                Jsoup.parse(String.valueOf(doors.in("en").get(page(), ARCHIVIST).getBody()));
        assertThat(erased.select("form")).isEmpty();
        assertThat(erased.text()).contains("personal data was erased on");
        assertThat(status(submit("/erase", ARCHIVIST, "why"))).isEqualTo(409);
        assertThat(String.valueOf(doors.get("/archive?contents=true", ARCHIVIST).getBody()))
                .contains("The chain is complete and unchanged");
    }

    private static int status(ResponseEntity<?> answer) {
        return answer.getStatusCode().value();
    }

    private String page() {
        return "/requirements/" + number + "/dossier";
    }

    private static String zip(String number) {
        return "/api/requirements/" + number + "/dossier.zip";
    }

    private ResponseEntity<byte[]> download(@org.jspecify.annotations.Nullable String known) {
        HttpHeaders headers = new HttpHeaders();
        if (known != null) {
            headers.setIfNoneMatch(known);
        }
        return http.withBasicAuth(ARCHIVIST, "demo")
                .exchange(zip(number), HttpMethod.GET, new HttpEntity<>(headers), byte[].class);
    }

    private ResponseEntity<String> submit(String action, String user, String reason) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("reason", reason);
        return http.withRequestFactorySettings(settings -> settings.withRedirects(
                        org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects.DONT_FOLLOW))
                .withBasicAuth(user, "demo")
                .exchange(page() + action, HttpMethod.POST, new HttpEntity<>(form, headers), String.class);
    }
}
