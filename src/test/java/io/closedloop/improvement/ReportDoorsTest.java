package io.closedloop.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.staff.Role;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.Pdf;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Monthly reports over HTTP, to the roles they are for. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "closedloop.test=report-doors")
@ActiveProfiles("test")
@DirtiesContext
class ReportDoorsTest {

    private static final String READER = "department-head";
    private static final List<String> READERS = List.of("product-manager", READER, "process-owner");

    @Autowired
    Journey journey;

    @Autowired
    Timetable timetable;

    @Autowired
    TestClock clock;

    @Autowired
    Doors doors;

    @Autowired
    TestRestTemplate http;

    @BeforeEach
    void november() {
        clock.set("2026-11-02T09:00");
    }

    @AfterEach
    void startTheClock() {
        clock.reset();
    }

    @Test
    void belongToThoseWhoReadReports() {
        for (Role role : Role.values()) {
            for (String path : new String[] {
                "/reports",
                "/reports/2026-10",
                "/reports/2026-10/requirements?figure=received",
                "/api/reports/2026-10",
                "/api/reports/2026-10/requirements"
            }) {
                assertThat(doors.status(path, role.id()))
                        .as("%s reads %s", role, path)
                        .isEqualTo(READERS.contains(role.id()) ? 200 : 403);
            }
        }
        assertThat(doors.status("/api/reports/2026-10", null)).isEqualTo(401);
        assertThat(doors.status("/reports/2026-10", null)).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-13|400|“2026-13” is not a month. Months are written like 2026-10.|“2026-13”不是月份。月份的写法如 2026-10。",
                "2026-12|400|2026-12 has not begun yet; there is nothing to report.|2026-12 尚未开始，没有可报告的内容。",
                "October|400|“October” is not a month. Months are written like 2026-10.|“October”不是月份。月份的写法如 2026-10。",
                "2026-10/requirements?figure=luck|404|There is no figure called “luck”.|没有名为“luck”的指标。",
                "2026-10/requirements?page=0|400|Pages are numbered from 1 and have 1 to 1000 rows.|页码从 1 开始，每页 1 至 1000 行。",
                "2026-09/differences|404|No report of 2026-09 is frozen yet.|2026-09 尚无已定稿的报告。",
                "2026-09.pdf|404|No report of 2026-09 is frozen yet.|2026-09 尚无已定稿的报告。",
            })
    void refuseWhatIsNone(String path, int status, String english, String chinese) {
        var answer = doors.in("en").json("/api/reports/" + path, READER);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(Doors.detail(answer)).isEqualTo(english);
        assertThat(Doors.detail(doors.in("zh").json("/api/reports/" + path, READER)))
                .isEqualTo(chinese);
        if (!path.contains("differences") && !path.contains("pdf")) {
            var page = doors.get("/reports/" + path, READER);
            assertThat(page.getStatusCode().value()).isEqualTo(status);
            assertThat(page.getBody()).contains(chinese);
        }
    }

    @Test
    void showTheFrozenReportAndTheFiguresOfNow() {
        clock.set("2026-10-12T10:00");
        journey.begins("channel", "EMAIL", "customerName", "<b>科技</b>有限公司");
        november();
        timetable.starts("optimization-report");
        journey.with("2026-10").runOutsideSteps().complete("proposeImprovements");

        JsonNode report = Doors.body(doors.json("/api/reports/2026-10", READER));
        assertThat(report.at("/report/number").asText()).isEqualTo("202610-R01");
        assertThat(report.at("/live").asBoolean()).isFalse();
        assertThat(report.at("/figures/0/figure").asText()).isEqualTo("received");
        assertThat(report.at("/figures/0/amount").asInt()).isPositive();
        assertThat(report.at("/months")).hasSize(13);
        assertThat(Doors.body(doors.json("/api/reports/2026-10?live=true", READER))
                        .at("/live")
                        .asBoolean())
                .isTrue();
        assertThat(Doors.body(doors.json("/api/reports/2026-10/differences", READER)))
                .isEmpty();

        JsonNode behind =
                Doors.body(doors.json("/api/reports/2026-10/requirements?figure=receivedByChannel&part=EMAIL", READER));
        assertThat(behind.at("/total").asInt()).isPositive();
        assertThat(behind.at("/rows/0/customerName").asText()).isEqualTo("<b>科技</b>有限公司");

        assertThat(doors.in("zh").get("/reports/2026-10", READER).getBody())
                .contains("202610-R01", "新增需求数（按渠道）", "需求描述不清", "&lt;b&gt;科技&lt;/b&gt;有限公司", "<svg")
                .doesNotContain("<b>科技", "??");
        assertThat(doors.in("en").get("/reports", READER).getBody())
                .contains("202610-R01.pdf")
                .doesNotContain("??");
        assertThat(doors.get("/reports/2026-10/requirements?figure=failedAcceptances", READER)
                        .getBody())
                .contains("2026-10 · Acceptances not passed", "No entries");
        assertThat(doors.get("/reports/2026-10/requirements?figure=received", READER)
                        .getBody())
                .contains("2026-10 · Requirements that came in", "&lt;b&gt;科技&lt;/b&gt;有限公司")
                .doesNotContain("??");
    }

    @Test
    void sendTheReportAsItWasKept() throws IOException {
        clock.set("2026-09-01T09:00");
        timetable.starts("optimization-report");
        journey.with("2026-08").runOutsideSteps().complete("proposeImprovements");

        var kept = http.withBasicAuth(READER, "demo").getForEntity("/api/reports/2026-08.pdf", byte[].class);
        assertThat(kept.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        byte[] pdf = Objects.requireNonNull(kept.getBody());
        assertThat(Pdf.violations(pdf)).isEmpty();
        assertThat(Pdf.text(pdf))
                .contains("Requirementhandlingoptimizationreport", "202608-R01", "登记时当面确认")
                .contains("Requirementsthatcamein", "Deadlineskept(%)")
                .doesNotContain("??", "display:block");
    }
}
