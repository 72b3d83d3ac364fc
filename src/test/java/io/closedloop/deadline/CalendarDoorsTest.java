package io.closedloop.deadline;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.staff.Role;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Changing the working calendar over HTTP; Saturday 2026-10-10 is a make-up day until a file says otherwise. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "closedloop.test=calendar-doors")
@ActiveProfiles("test")
@DirtiesContext
class CalendarDoorsTest {

    private static final String REVISIONS = "/api/calendar/revisions";
    private static final String KEEPER = "process-owner";
    private static final byte[] WITHOUT_MAKE_UP_DAY = CalendarFiles.shipped(2026, "2026-10-10");

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    Doors doors;

    @AfterEach
    void startTheClock() {
        clock.reset();
    }

    @Test
    void belongsToItsKeeper() {
        for (Role role : Role.values()) {
            int expected = role.id().equals(KEEPER) ? 200 : 403;
            for (String path :
                    new String[] {REVISIONS, "/api/calendar/provisional", "/calendar", "/calendar/years/2026"}) {
                assertThat(doors.status(path, role.id()))
                        .as("%s reads %s", role, path)
                        .isEqualTo(expected);
            }
        }
        assertThat(doors.upload(REVISIONS, "2026.csv", WITHOUT_MAKE_UP_DAY, "department-head")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(doors.post(REVISIONS + "/1/apply?digest=x", "department-head", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(doors.status(REVISIONS, null)).isEqualTo(401);
        assertThat(doors.status("/calendar", null)).isEqualTo(302);
    }

    @Test
    void changesInThreeSteps() {
        clock.set("2026-10-09T10:00");
        journey.begins();
        ResponseEntity<JsonNode> proposed = doors.upload(REVISIONS, "2026.csv", WITHOUT_MAKE_UP_DAY, KEEPER);
        assertThat(proposed.getStatusCode().value()).isEqualTo(201);
        assertThat(body(proposed).get("years").asText()).isEqualTo("2026");
        String revision = REVISIONS + "/" + body(proposed).get("id").asText();

        JsonNode preview = body(doors.json(revision + "/preview", KEEPER));
        assertThat(preview.at("/moved/0/number").asText()).isEqualTo(journey.number());
        assertThat(preview.at("/moved/0/dueBefore").asText()).isEqualTo("2026-10-10T10:00:00Z");
        assertThat(preview.at("/moved/0/dueAfter").asText()).isEqualTo("2026-10-12T10:00:00Z");

        ResponseEntity<JsonNode> wrong =
                doors.in("en").post(revision + "/apply?digest=somethingelse", KEEPER, Map.of());
        assertThat(wrong.getStatusCode().value()).isEqualTo(409);
        assertThat(detail(wrong)).startsWith("Since you looked, the open deadlines or the calendar changed.");
        assertThat(detail(doors.in("zh").post(revision + "/apply?digest=somethingelse", KEEPER, Map.of())))
                .startsWith("您查看之后，未完成的期限或日历有了变化。");
        assertThat(doors.post(revision + "/apply", KEEPER, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(journey.task("registerRequirement").getDueDate()).isEqualTo("2026-10-10T18:00:00+08:00");

        String digest = preview.get("digest").asText();
        ResponseEntity<JsonNode> applied = doors.post(revision + "/apply?digest=" + digest, KEEPER, Map.of());
        assertThat(applied.getStatusCode().value()).isEqualTo(200);
        assertThat(journey.task("registerRequirement").getDueDate()).isEqualTo("2026-10-12T18:00:00+08:00");
        assertThat(body(doors.json(REVISIONS, KEEPER)).at("/0/appliedBy").asText())
                .isEqualTo(KEEPER);

        ResponseEntity<JsonNode> again = doors.in("en").post(revision + "/apply?digest=" + digest, KEEPER, Map.of());
        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(detail(again)).isEqualTo("2026.csv is in force already.");
        assertThat(doors.send(HttpMethod.DELETE, revision, KEEPER, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    void saysInWhichLinesAFileIsWrong() {
        byte[] wrong = CalendarFiles.of("2026-13-01,HOLIDAY", "2026-12-24,FEAST", "2026-12-25,HOLIDAY");

        ResponseEntity<JsonNode> refused = doors.in("en").upload(REVISIONS, "wrong.csv", wrong, KEEPER);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).isEqualTo("""
                        Line 2: Not a date or time: 2026-13-01. Dates are written 2026-10-01, times 16:00.
                        Line 3: Not a kind of day: FEAST. Days are HOLIDAY, WORKING or SHORT; in JSON isOffDay is true or false.""");
        assertThat(detail(doors.in("zh").upload(REVISIONS, "wrong.csv", wrong, KEEPER)))
                .isEqualTo("""
                        第2行：不是日期或时间：2026-13-01。日期写作 2026-10-01，时间写作 16:00。
                        第3行：不是日子的种类：FEAST。只有 HOLIDAY、WORKING 或 SHORT；JSON 中 isOffDay 为 true 或 false。""");
        assertThat(detail(doors.in("en").upload(REVISIONS + "?year=2027", "2026.csv", WITHOUT_MAKE_UP_DAY, KEEPER)))
                .startsWith("Line 2: 2026-01-01 does not belong to 2027.")
                .endsWith("more.");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThat(detail(doors.in("en").upload(REVISIONS, "empty.csv", new byte[0], KEEPER)))
                .isEqualTo("This file names no days.");
        ResponseEntity<JsonNode> none = doors.in("en").post(REVISIONS, KEEPER, Map.of());
        assertThat(none.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(none)).isEqualTo("The request must carry a file in a multipart field called file.");
        assertThat(doors.in("en")
                        .upload(REVISIONS + "?year=next", "2026.csv", WITHOUT_MAKE_UP_DAY, KEEPER)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void whatAPageRefusesIsReadOnAPage() {
        ResponseEntity<String> unknown = doors.in("en").get("/calendar/4711", KEEPER);
        assertThat(unknown.getStatusCode().value()).isEqualTo(404);
        assertThat(unknown.getBody()).contains("There is no proposed calendar 4711.", "See what would move");

        ResponseEntity<String> far = doors.in("zh").get("/calendar/years/1066", KEEPER);
        assertThat(far.getStatusCode().value()).isEqualTo(404);
        assertThat(far.getBody()).contains("2000", "查看会变动什么");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REVISIONS + "/4711/preview",
                "/calendar/4711",
                "/calendar/years/1066",
                "/calendar/nowhere",
                "/calendar/years/nowhere"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(doors.status(path, KEEPER)).isIn(400, 404);
    }

    @Test
    void whatIsNotThereIsNeitherAppliedNorDropped() {
        ResponseEntity<JsonNode> apply = doors.in("en").post(REVISIONS + "/4711/apply?digest=x", KEEPER, Map.of());
        assertThat(apply.getStatusCode().value()).isEqualTo(404);
        assertThat(detail(apply)).isEqualTo("There is no proposed calendar 4711.");
        assertThat(doors.send(HttpMethod.DELETE, REVISIONS + "/4711", KEEPER, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void dropsAProposal() {
        String revision = REVISIONS + "/"
                + body(doors.upload(REVISIONS, "2027.csv", CalendarFiles.of("2027-01-01,HOLIDAY"), KEEPER))
                        .get("id")
                        .asText();

        assertThat(doors.send(HttpMethod.DELETE, revision, KEEPER, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(doors.status(revision + "/preview", KEEPER)).isEqualTo(404);
    }

    @Test
    void readsInBothLanguages() {
        String id = body(doors.upload(REVISIONS, "2027.csv", CalendarFiles.of("2027-01-01,HOLIDAY"), KEEPER))
                .get("id")
                .asText();

        assertThat(page("en", "/calendar"))
                .contains("lang=\"en\"", "Working calendar", "See what would move", "2027.csv");
        assertThat(page("zh", "/calendar")).contains("lang=\"zh\"", "工作日历", "查看会变动什么", "2027.csv");
        assertThat(page("en", "/calendar/" + id)).contains("What 2027.csv would move", "Put into force");
        assertThat(page("zh", "/calendar/" + id)).contains("2027.csv 会变动什么", "使其生效");
        assertThat(page("en", "/calendar/years/2026")).contains("Working calendar 2026", "National Day");
        assertThat(page("zh", "/calendar/years/2026")).contains("2026年工作日历", "国庆节", "星期四");
    }

    private String page(String language, String path) {
        ResponseEntity<String> page = doors.in(language).get(path, KEEPER);
        assertThat(page.getStatusCode().value()).isEqualTo(200);
        return String.valueOf(page.getBody());
    }
}
