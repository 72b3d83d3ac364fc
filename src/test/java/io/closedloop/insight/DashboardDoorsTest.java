package io.closedloop.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.engine.Unrestricted;
import io.closedloop.staff.Role;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** Dashboard, heat maps and paths over HTTP, to the roles they are for. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DashboardDoorsTest {

    private static final String READER = "department-head";
    private static final List<String> READERS = List.of(READER, "process-owner");

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    TaskService tasks;

    @Autowired
    Unrestricted unrestricted;

    @Test
    void belongToThoseWhoWatch() {
        for (String path : new String[] {
            "/dashboard",
            "/dashboard/activities",
            "/dashboard/activities/analyzeRequirement",
            "/dashboard/finished",
            "/api/dashboard",
            "/api/dashboard/heat",
            "/api/dashboard/model",
            "/api/dashboard/activities/analyzeRequirement",
            "/api/dashboard/finished"
        }) {
            for (Role role : Role.values()) {
                assertThat(doors.status(path, role.id()))
                        .as("%s opens %s", role, path)
                        .isEqualTo(READERS.contains(role.id()) ? 200 : 403);
            }
            assertThat(doors.status(path, null)).as(path).isEqualTo(path.startsWith("/api") ? 401 : 302);
        }
    }

    @Test
    void showAPathToThoseWhoTakePart() {
        String number = journey.begins()
                .through("registerRequirement", "confirmRegistration")
                .number();
        for (String path : new String[] {
            "/requirements/" + number + "/path",
            "/api/requirements/" + number + "/path",
            "/api/requirements/" + number + "/path/model"
        }) {
            assertThat(doors.status(path, "customer-service")).as(path).isEqualTo(200);
            assertThat(doors.status(path, "process-owner")).as(path).isEqualTo(200);
            assertThat(doors.status(path, "archivist")).as(path).isEqualTo(403);
            assertThat(doors.status(path, null)).as(path).isEqualTo(path.startsWith("/api") ? 401 : 302);
            assertThat(doors.status(path.replace(number, "209912-999"), "process-owner"))
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(doors.get("/requirements/" + number, "customer-service").getBody())
                .contains("/requirements/" + number + "/path");
    }

    @Test
    void sayInTheReadersLanguageWhatPeopleDidBesideTheirTasks() {
        String number = journey.begins().number();
        String task = journey.task("registerRequirement").getId();
        journey.as("process-owner", () -> unrestricted.run(() -> tasks.setPriority(task, 80)));

        assertThat(doors.get("/requirements/" + number + "/path", READER).getBody())
                .contains("Intervention: priority of the task changed");
        assertThat(doors.in("zh")
                        .get("/requirements/" + number + "/path", READER)
                        .getBody())
                .contains("更改任务优先级");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heat?process=luck|404|There is no process called luck.|没有名为 luck 的流程。",
                "heat?month=2026-13|400|“2026-13” is not a month. Months are written like 2026-10.|“2026-13”不是月份。月份的写法如 2026-10。",
                "activities/luck|404|There is no task called luck in the process customer-requirement.|流程 customer-requirement 中没有名为 luck 的任务。",
                "activities/analyzeRequirement?month=luck|400|“luck” is not a month. Months are written like 2026-10.|“luck”不是月份。月份的写法如 2026-10。",
                "model?process=luck|404|There is no process called luck.|没有名为 luck 的流程。",
            })
    void refuseWhatIsNone(String path, int status, String english, String chinese) {
        var answer = doors.in("en").json("/api/dashboard/" + path, READER);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(Doors.detail(answer)).isEqualTo(english);
        assertThat(Doors.detail(doors.in("zh").json("/api/dashboard/" + path, READER)))
                .isEqualTo(chinese);
    }

    @Test
    void refuseOnPagesAsPages() {
        var page = doors.in("en").get("/dashboard/activities/luck", READER);
        assertThat(page.getStatusCode().value()).isEqualTo(404);
        assertThat(page.getBody()).contains("There is no task called luck", "<main>");
        assertThat(doors.status("/dashboard/activities?month=luck", READER)).isEqualTo(400);
        assertThat(doors.status("/dashboard/activities/analyzeRequirement?before=luck", READER))
                .isEqualTo(400);
    }

    @Test
    void leadFromEveryFigureToTheRequirementsBehindIt() {
        String number = journey.planned().number();

        JsonNode view = Doors.body(doors.json("/api/dashboard", READER));
        assertThat(view.at("/running/2/step").asText()).isEqualTo("PLANNING");
        assertThat(view.at("/running/2/figure/count").asInt()).isPositive();
        assertThat(view.at("/running/2/figure/link").asText()).isEqualTo("/requirements?step=PLANNING");
        assertThat(view.at("/overdue/link").asText()).isEqualTo("/requirements?overdue=true");
        assertThat(view.at("/escalated/link").asText()).isEqualTo("/requirements?escalated=true");
        assertThat(view.at("/blocked/link").asText()).isEqualTo("/requirements?blocked=true");
        assertThat(view.at("/cycles")).hasSize(12);
        assertThat(doors.status(view.at("/deadlines/link").asText(), READER)).isEqualTo(200);

        JsonNode heat = Doors.body(doors.json("/api/dashboard/heat", READER));
        String link = StreamSupport.stream(heat.at("/activities").spliterator(), false)
                .filter(each -> each.at("/heat/activity").asText().equals("obtainConfirmation"))
                .map(each -> each.at("/link").asText())
                .findFirst()
                .orElseThrow();
        assertThat(doors.get(link, READER).getBody()).contains(number);

        assertThat(doors.in("zh").get("/dashboard", READER).getBody())
                .contains("各环节在办的需求", "按期完成率", "<svg")
                .doesNotContain("??");
        assertThat(doors.in("zh").get("/dashboard/activities", READER).getBody())
                .contains("工作时间中位数")
                .doesNotContain("??");
        assertThat(doors.in("zh")
                        .get("/requirements/" + number + "/path", READER)
                        .getBody())
                .contains(number + " 的路径")
                .doesNotContain("??");
        assertThat(doors.in("zh").get("/dashboard/finished", READER).getBody()).doesNotContain("??");
    }
}
