package io.closedloop.help;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.staff.Role;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** What is said above every form, and the guides behind the link in the head of every page. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class HelpDoorsTest {

    private static final Pattern PICTURE = Pattern.compile("src=\"(/help/images/[^\"]+)\"");
    private static final Pattern GUIDE = Pattern.compile("href=\"(/help/[a-z-]+)\"");

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
    void saysWhatIsExpectedAndHowLongThereIs() {
        clock.set("2026-10-12T10:00");
        String task = assessing();

        assertThat(help("en", task, "technical-lead"))
                .contains(
                        "the result is the Feasibility Assessment Report.",
                        "Please finish by 2026-10-14 18:00: 2 working days left.");
        assertThat(help("zh", task, "technical-lead")).contains("形成《可行性评估报告》。", "请在 2026-10-14 18:00 前完成，还剩 2 个工作日。");
        clock.set("2026-10-13T19:00");
        assertThat(help("en", task, "technical-lead")).contains("2026-10-14 18:00: 1 working day left.");
        clock.set("2026-10-14T09:00");
        assertThat(help("en", task, "technical-lead")).contains("Please finish today, by 2026-10-14 18:00.");
        clock.set("2026-10-15T09:00");
        assertThat(help("en", task, "technical-lead")).contains("This was due at 2026-10-14 18:00");
    }

    @Test
    void saysThatTheCustomerIsWaitedForAndThatThereIsNoDeadline() {
        clock.set("2026-10-12T10:00");
        String task = assessing();
        doors.post("/api" + task + "/waiting", "technical-lead", Map.of("reason", "等客户确认数量"));

        assertThat(help("en", task, "technical-lead")).contains("waiting for the customer since 2026-10-12 10:00");
        assertThat(help("zh", task, "technical-lead")).contains("自 2026-10-12 10:00 起在等客户答复");
        journey.working().through("reportProgress", "reportProgress");
        String submitting = "/tasks/" + journey.task("submitDeliverables").getId();
        assertThat(help("en", submitting, "execution-team"))
                .contains("the Deliverables List.", "It has no deadline of its own");
    }

    @Test
    void saysItOnlyToWhomTheTaskIsOffered() {
        String task = assessing();

        assertThat(doors.status(task + "/help", "archivist")).isEqualTo(404);
        assertThat(doors.status("/tasks/unknown/help", "technical-lead")).isEqualTo(404);
        assertThat(doors.status(task + "/help", null)).isEqualTo(302);
        assertThat(doors.status(task + "/help", "process-owner")).isEqualTo(200);
    }

    @Test
    void saysWhatStartsExpect() {
        assertThat(doors.in("en")
                        .get("/starts/customer-requirement/help", "customer-service")
                        .getBody())
                .contains("Write down what the customer wants")
                .doesNotContain("deadline");
        assertThat(doors.in("zh")
                        .get("/starts/change-request/help", "customer-service")
                        .getBody())
                .contains("《需求变更申请单》");
        assertThat(doors.status("/starts/report-request/help", "product-manager"))
                .isEqualTo(200);
        assertThat(doors.status("/starts/report-request/help", "archivist")).isEqualTo(404);
        assertThat(doors.status("/starts/send-mail/help", "process-owner")).isEqualTo(404);
        assertThat(doors.status("/starts/customer-requirement/help", null)).isEqualTo(302);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void guidesEveryRole(Role role) {
        for (String language : new String[] {"en", "zh"}) {
            ResponseEntity<String> own = doors.in(language).get("/help", role.id());
            assertThat(String.valueOf(own.getHeaders().getLocation())).endsWith("/help/" + role.id());
            String guide =
                    String.valueOf(doors.get("/help/" + role.id(), role.id()).getBody());
            assertThat(guide)
                    .contains("<table>", language.equals("zh") ? "第一天" : "first morning")
                    .doesNotContain(".md\"", "??");
            assertThat(PICTURE.matcher(guide).results().map(picture -> picture.group(1)))
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(picture).startsWith("/help/images/" + language + "-"))
                    .allSatisfy(picture ->
                            assertThat(doors.status(picture, "archivist")).isEqualTo(200));
            assertThat(GUIDE.matcher(guide).results().map(link -> link.group(1)))
                    .hasSizeGreaterThanOrEqualTo(Role.values().length)
                    .allSatisfy(
                            link -> assertThat(doors.status(link, "archivist")).isEqualTo(200));
        }
    }

    @Test
    void guidesTheStaffAlone() {
        assertThat(doors.status("/help", null)).isEqualTo(302);
        assertThat(doors.status("/help/archivist", null)).isEqualTo(302);
        assertThat(doors.status("/help/images/en-form.png", null)).isEqualTo(302);
        assertThat(doors.status("/help/nobody", "archivist")).isEqualTo(404);
        assertThat(doors.status("/help/..%2f..%2fapplication", "archivist")).isIn(400, 404);
        assertThat(doors.in("en").get("/help/archivist", "archivist").getBody()).contains("href=\"/help\"");
    }

    @Test
    void everybodyChoosesHisLanguage() {
        assertThat(detail(doors.in("en")
                        .send(
                                HttpMethod.PUT,
                                "/api/preferences",
                                "archivist",
                                Map.of("mails", "AT_ONCE", "language", "KLINGON"))))
                .startsWith("Choose a language");
        assertThat(body(doors.json("/api/preferences", "archivist"))
                        .get("language")
                        .asText())
                .isEqualTo("BROWSER");
    }

    private String help(String language, String task, String user) {
        return String.valueOf(doors.in(language).get(task + "/help", user).getBody());
    }

    private String assessing() {
        journey.begins().through("registerRequirement", "confirmRegistration", "analyzeRequirement");
        return "/tasks/" + journey.task("assessFeasibility").getId();
    }
}
