package io.closedloop.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** Deadlines explained over HTTP, in both languages. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class ExplanationDoorTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-10T10:00:00%2B08:00",
                "2024-05-10T10:00:00+08:00",
                "2024-05-10T02:00:00Z",
                "2024-05-10T10:00%2B08:00",
                "2024-05-09T22:00:00-04:00"
            })
    void explainsTheSourcesOwnExample(String from) throws IOException {
        JsonNode explained = explained("from=" + from + "&workingDays=1", "en");

        assertThat(explained.get("from").asText()).isEqualTo("2024-05-10T02:00:00Z");
        assertThat(explained.get("workingDays").asInt()).isEqualTo(1);
        assertThat(explained.get("dueAt").asText()).isEqualTo("2024-05-11T10:00:00Z");
        assertThat(explained.get("provisional").asBoolean(true)).isFalse();
        assertThat(days(explained))
                .containsExactly(
                        "2024-05-10 false EVENT: day of the event, not counted",
                        "2024-05-11 true MAKE_UP_DAY: make-up working day for Labour Day (Saturday): day 1 of 1");
    }

    @Test
    void explainsInChinese() throws IOException {
        assertThat(days(explained("from=2024-05-10T02:00:00Z&workingDays=2", "zh")))
                .containsExactly(
                        "2024-05-10 false EVENT: 事件当日，不计入",
                        "2024-05-11 true MAKE_UP_DAY: 星期六，劳动节调休上班，第1个工作日（共2个）",
                        "2024-05-12 false WEEKEND: 星期日，周末",
                        "2024-05-13 true WORKING_DAY: 星期一，工作日，第2个工作日（共2个）");
    }

    @Test
    void saysWhenADeadlineIsProvisional() throws IOException {
        JsonNode explained = explained("from=2026-12-31T02:00:00Z&workingDays=1", "en");

        assertThat(explained.get("provisional").asBoolean()).isTrue();
        assertThat(explained.get("dueAt").asText()).isEqualTo("2027-01-04T10:00:00Z");
        assertThat(days(explained)).contains("2027-01-01 false HOLIDAY: holiday: New Year's Day (Friday)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workingDays=1 | Say from when, as in from=2024-05-10T10:00:00+08:00. | 请写明起算时间，例如 from=2024-05-10T10:00:00+08:00。",
                "from=2024-05-10&workingDays=1 | Say from when, as in from=2024-05-10T10:00:00+08:00. | 请写明起算时间，例如 from=2024-05-10T10:00:00+08:00。",
                "from=2024-05-10T10:00&workingDays=1 | Say from when, as in from=2024-05-10T10:00:00+08:00. | 请写明起算时间，例如 from=2024-05-10T10:00:00+08:00。",
                "from=2024-02-30T10:00:00Z&workingDays=1 | Say from when, as in from=2024-05-10T10:00:00+08:00. | 请写明起算时间，例如 from=2024-05-10T10:00:00+08:00。",
                "from=2024-05-10T10:00:00Z | Say how many working days, from 0 to 2500, as in workingDays=2. | 请写明工作日数，0 至 2500，例如 workingDays=2。",
                "from=2024-05-10T10:00:00Z&workingDays=two | Say how many working days, from 0 to 2500, as in workingDays=2. | 请写明工作日数，0 至 2500，例如 workingDays=2。",
                "from=2024-05-10T10:00:00Z&workingDays=1.5 | Say how many working days, from 0 to 2500, as in workingDays=2. | 请写明工作日数，0 至 2500，例如 workingDays=2。",
                "from=2024-05-10T10:00:00Z&workingDays=99999999999 | Say how many working days, from 0 to 2500, as in workingDays=2. | 请写明工作日数，0 至 2500，例如 workingDays=2。",
                "from=2024-05-10T10:00:00Z&workingDays=-1 | Served are 0 to 2500 working days within the years 2000 to 2099. | 只支持2000至2099年之间、0 至 2500 个工作日。",
                "from=2024-05-10T10:00:00Z&workingDays=2501 | Served are 0 to 2500 working days within the years 2000 to 2099. | 只支持2000至2099年之间、0 至 2500 个工作日。",
                "from=1999-05-10T10:00:00Z&workingDays=1 | Served are 0 to 2500 working days within the years 2000 to 2099. | 只支持2000至2099年之间、0 至 2500 个工作日。",
                "from=2099-12-31T10:00:00Z&workingDays=1 | Served are 0 to 2500 working days within the years 2000 to 2099. | 只支持2000至2099年之间、0 至 2500 个工作日。",
                "from=%2B999999999-12-31T23:59:59Z&workingDays=1 | Served are 0 to 2500 working days within the years 2000 to 2099. | 只支持2000至2099年之间、0 至 2500 个工作日。",
            })
    void refusesWhatItCannotCount(String query, String english, String chinese) throws IOException {
        assertThat(refused(query, "en")).isEqualTo(english);
        assertThat(refused(query, "zh")).isEqualTo(chinese);
    }

    @Test
    void answersNobodyUnasked() {
        assertThat(http.getForEntity("/api/deadlines/explain?from=2024-05-10T02:00:00Z&workingDays=1", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    private JsonNode explained(String query, String language) throws IOException {
        ResponseEntity<String> answer = ask(query, language);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return json.readTree(answer.getBody());
    }

    private String refused(String query, String language) throws IOException {
        ResponseEntity<String> answer = ask(query, language);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        return json.readTree(answer.getBody()).get("detail").asText();
    }

    /** The address goes out as it is written, whatever is escaped in it. */
    private ResponseEntity<String> ask(String query, String language) {
        return http.withBasicAuth("archivist", "demo")
                .exchange(
                        RequestEntity.get(URI.create(http.getRootUri() + "/api/deadlines/explain?" + query))
                                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                                .build(),
                        String.class);
    }

    private static List<String> days(JsonNode explained) {
        List<String> days = new ArrayList<>();
        explained
                .get("days")
                .forEach(day -> days.add("%s %s %s: %s"
                        .formatted(
                                day.get("date").asText(),
                                day.get("counted").asText(),
                                day.get("kind").asText(),
                                day.get("reason").asText())));
        return days;
    }
}
