package io.closedloop.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.audit.AuditEntry.Outcome;
import io.closedloop.bag.VerifyCommand;
import io.closedloop.support.Doors;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What people do leaves its entry with what was done, on both databases, and entries cannot be changed unseen. */
class AuditTest {

    @Nested
    @SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
    @ActiveProfiles("test")
    class OnH2 extends Story {}

    @Nested
    @SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
    @ActiveProfiles("test")
    @OnPostgres
    class OnPostgresql extends Story {

        @Test
        void theDatabaseRefusesToChangeThePast() {
            journey.begins();
            completes("registerRequirement", "requirement-admin");
            doors.json("/api/audit/verification", "process-owner");

            for (String sql : List.of(
                    "UPDATE audit_entry SET user_id = 'somebody'",
                    "DELETE FROM audit_entry",
                    "TRUNCATE audit_entry",
                    "UPDATE audit_chain SET seal = seal",
                    "DELETE FROM audit_chain")) {
                assertThatThrownBy(() -> jdbc.update(sql))
                        .isInstanceOf(DataAccessException.class)
                        .hasMessageContaining("never changed");
            }
        }

        @Test
        void whatItsOwnerChangesNonethelessIsSeen() {
            journey.begins();
            completes("registerRequirement", "requirement-admin");
            assertThat(trail.check().problems()).isEmpty();
            long entry = of(journey.number()).get(0).id();
            long position =
                    jdbc.queryForObject("SELECT position FROM audit_chain WHERE entry_id = ?", Long.class, entry);
            jdbc.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
            try {
                jdbc.update("UPDATE audit_entry SET user_id = 'somebody' WHERE id = ?", entry);
                assertThat(trail.check().problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("lines.changed");
                    assertThat(problem.arguments()).containsExactly(String.valueOf(position));
                });
                jdbc.update("UPDATE audit_entry SET user_id = 'requirement-admin' WHERE id = ?", entry);
                assertThat(trail.check().problems()).isEmpty();
            } finally {
                jdbc.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER");
            }
        }
    }

    abstract static class Story {

        @Autowired
        Journey journey;

        @Autowired
        Doors doors;

        @Autowired
        Inputs inputs;

        @Autowired
        AuditTrail trail;

        @Autowired
        JdbcTemplate jdbc;

        @Autowired
        MessageSource messages;

        @Autowired
        RequestMappingHandlerMapping requestMappingHandlerMapping;

        @LocalServerPort
        int port;

        @TempDir
        Path folder;

        @Test
        void whoDidWhatFromWhereOnWhich() {
            journey.begins();
            completes("registerRequirement", "requirement-admin");

            AuditEntry done = of(journey.number()).stream()
                    .filter(entry -> entry.action().endsWith("/complete"))
                    .findFirst()
                    .orElseThrow();
            assertThat(done.user()).isEqualTo("requirement-admin");
            assertThat(done.door()).isEqualTo(AuditDoor.ENGINE_REST);
            assertThat(done.address()).isEqualTo("127.0.0.1");
            assertThat(done.operations()).contains("Complete Task registerRequirement");
            assertThat(done.outcome()).isEqualTo(Outcome.DONE);
        }

        @Test
        void whatHappenedBeforeItHadItsNumberIsFoundByIt() {
            Map<String, Object> form = inputs.of("recordRequirement");
            JsonNode started = Doors.body(doors.submit(
                    "/engine-rest/process-definition/key/customer-requirement/submit-form", "customer-service", form));
            journey.with(started.get("businessKey").asText());
            completes("registerRequirement", "requirement-admin");

            assertThat(of(journey.number()))
                    .extracting(AuditEntry::user)
                    .contains("customer-service", "requirement-admin");
        }

        @Test
        void whatWasRefusedOrRolledBackLeavesNoEntryOfHavingBeenDone() {
            journey.begins();
            long before = count();
            String task = journey.task("registerRequirement").getId();

            // without a reason
            assertThat(doors.complete(task, "requirement-admin", Map.of("decision", "REJECT"))
                            .getStatusCode()
                            .is2xxSuccessful())
                    .isFalse();
            assertThat(count()).isEqualTo(before);

            assertThat(doors.complete(task, "archivist", Map.of())
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            // made when the answer is on its way already
            await().until(() -> trail.find(new AuditQuery(null, "archivist", null, null, null)).entries().stream()
                    .anyMatch(entry -> entry.outcome() == Outcome.REFUSED
                            && String.valueOf(entry.path()).contains(task)));
        }

        @Test
        void readingLeavesNoneButTakingAwayDoes() {
            long before = count();
            doors.get("/api/requirements", "process-owner");
            doors.get("/engine-rest/task", "process-owner");
            doors.post("/engine-rest/task", "process-owner", Map.of());
            assertThat(count()).isEqualTo(before);

            doors.bytes("/api/requirements.xlsx", "process-owner");
            assertThat(last("GET /api/requirements.xlsx").user()).isEqualTo("process-owner");
        }

        @Test
        void anAddressWrittenOtherwiseLeavesItsEntryToo() {
            long before = count();
            assertThat(as("process-owner", "demo")
                            .get("/api/requirements.xls%78")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(count()).isEqualTo(before + 1);
        }

        @Test
        void whatBelongsToNoRequirementYetLeavesOneToo() {
            doors.upload("plan.txt", "plan".getBytes(StandardCharsets.UTF_8), "operations");
            assertThat(last("POST /api/attachments").user()).isEqualTo("operations");
            doors.send(HttpMethod.PUT, "/api/preferences", "operations", Map.of("mails", "AT_ONCE"));
            assertThat(last("PUT /api/preferences").user()).isEqualTo("operations");
        }

        @Test
        void nobodyFillsTheTrailByGuessing() {
            String guesses = "SELECT count(*) FROM audit_entry WHERE action = 'SIGN_IN' AND outcome = 'REFUSED'";
            long before = jdbc.queryForObject(guesses, Long.class);
            Visitor stranger = as("nobody", "guessed");
            for (int i = 0; i < 45; i++) {
                stranger.get("/engine-rest/task");
            }
            // one or two more are allowed while it lasts
            assertThat(jdbc.queryForObject(guesses, Long.class) - before).isBetween(30L, 34L);
        }

        @Test
        void whoSignsInAndWhoTriesTo() throws IOException {
            doors.get("/engine-rest/task?secret", "nobody-of-ours");
            AuditEntry tried = last("SIGN_IN");
            assertThat(tried.user()).as("it may have been a password").isNull();
            assertThat(tried.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(tried.path()).doesNotContain("secret");
        }

        @Test
        void customersAreKnownByTheirNetworkOnly() {
            // of nobody whom another test writes as: what is sent twice in a day is refused
            assertThat(new Visitor(port)
                            .postJson("/api/requirements", Inputs.online("network.only@example.com"))
                            .statusCode())
                    .isEqualTo(201);

            AuditEntry sent = last("POST /api/requirements");
            assertThat(sent.user()).isNull();
            assertThat(sent.address()).matches("203\\.0\\.\\d+\\.0");
            assertThat(sent.caseId()).isNotNull();
        }

        @Test
        void everyBodyIsThereOnceHoweverManyActAtOnce() {
            List<String> open = IntStream.range(0, 12)
                    .mapToObj(each -> {
                        journey.begins();
                        return journey.task("registerRequirement").getId();
                    })
                    .toList();
            long before = count();
            Set<Integer> answers = open.parallelStream()
                    .map(task -> doors.complete(task, "requirement-admin", Map.of("decision", "REGISTER"))
                            .getStatusCode()
                            .value())
                    .collect(Collectors.toSet());

            assertThat(answers).containsExactly(204);
            assertThat(count() - before).isEqualTo(12);
            assertThat(trail.check().problems()).isEmpty();
            assertThat(trail.check().entries()).isGreaterThanOrEqualTo(count());
        }

        @Test
        void theExportIsCheckedWithoutADatabase() throws IOException {
            journey.begins();
            completes("registerRequirement", "requirement-admin");
            Path file = folder.resolve("audit.jsonl");
            Files.write(
                    file,
                    java.util.Objects.requireNonNull(
                            doors.bytes("/api/audit.jsonl", "process-owner").getBody()));
            assertThat(verify(file)).startsWith("0 ").contains("complete and unchanged");

            List<String> lines = Files.readAllLines(file);
            Files.write(
                    file,
                    lines.stream()
                            .map(line -> line.replace("requirement-admin", "archivist"))
                            .toList());
            assertThat(verify(file)).startsWith("1 ").contains("was changed");
            Files.write(
                    file,
                    lines.stream()
                            .filter(line -> !line.contains("\"position\":2,"))
                            .toList());
            assertThat(verify(file)).startsWith("1 ").contains("missing");
        }

        @Test
        void nobodyElseReadsItAndNobodyWritesIt() {
            for (String path : List.of("/audit", "/api/audit", "/api/audit.jsonl", "/api/audit/verification")) {
                assertThat(doors.status(path, null)).as(path).isIn(401, 302);
                assertThat(doors.status(path, "archivist")).as(path).isEqualTo(403);
                assertThat(doors.status(path, "department-head")).as(path).isEqualTo(403);
                assertThat(doors.status(path, "process-owner")).as(path).isEqualTo(200);
                for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)) {
                    assertThat(doors.send(method, path, "process-owner", Map.of())
                                    .getStatusCode()
                                    .value())
                            .as("%s %s", method, path)
                            .isIn(403, 404, 405);
                }
            }
            assertThat(doors.status("/audit?from=yesterday", "process-owner")).isEqualTo(400);
            assertThat(doors.status("/api/audit?from=yesterday", "process-owner"))
                    .isEqualTo(400);
        }

        @Test
        void everythingThatCanBeDoneHasWords() {
            requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                    .filter(mapping -> !mapping.getMethodsCondition()
                                    .getMethods()
                                    .isEmpty()
                            && !mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                    .flatMap(mapping -> mapping.getPatternValues().stream()
                            .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                    .map(method -> method + " " + pattern)))
                    .forEach(action -> assertThat(messages.getMessage(words(action), null, "", Locale.CHINESE))
                            .as(action)
                            .isNotEmpty());
        }

        private static String words(String action) {
            return "audit.did." + action.replaceAll("[^A-Za-z0-9]+", ".").replaceAll("\\.$", "");
        }

        private static String verify(Path file) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int code = new VerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8), Locale.ENGLISH)
                    .run(List.of(file.toString()));
            return code + " " + out.toString(StandardCharsets.UTF_8);
        }

        final void completes(String task, String user) {
            assertThat(doors.complete(journey.task(task).getId(), user, Map.of("decision", "REGISTER"))
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
        }

        final List<AuditEntry> of(String number) {
            return trail.find(new AuditQuery(number, null, null, null, null)).entries();
        }

        private AuditEntry last(String action) {
            return trail.find(new AuditQuery(null, null, null, null, null)).entries().stream()
                    .filter(entry -> entry.action().equals(action))
                    .findFirst()
                    .orElseThrow();
        }

        /** Of what was done; what was refused may still be on its way. */
        private Visitor as(String user, String password) {
            return new Visitor(port)
                    .with("Authorization", "Basic " + HttpHeaders.encodeBasicAuth(user, password, null));
        }

        private long count() {
            Long count = jdbc.queryForObject("SELECT count(*) FROM audit_entry WHERE outcome = 'DONE'", Long.class);
            return count == null ? 0 : count;
        }
    }
}
