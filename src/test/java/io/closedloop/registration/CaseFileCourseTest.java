package io.closedloop.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.closedloop.escalation.EscalationProcess;
import io.closedloop.escalation.Severity;
import io.closedloop.support.CountedStatements;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the case file says of where a requirement stands, who has it, how its work goes, and what happened. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class CaseFileCourseTest {

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    EscalationProcess escalation;

    @Autowired
    TestClock clock;

    @Autowired
    WebApplicationContext application;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void showsTheStepsAndWhoHasIt() {
        clock.set("2026-11-23T10:00");
        journey.begins().through("registerRequirement", "confirmRegistration");

        Document page = page("requirement-admin", "en");
        assertThat(page.select("#course li").eachText())
                .startsWith("Registration done 2026-11-23", "Analysis and feasibility now 2026-11-23")
                .endsWith("Archive ahead");
        assertThat(page.select("#course [aria-current=step]")).hasSize(1);
        assertThat(page.select("#course tbody tr").eachText())
                .singleElement()
                .asString()
                .contains("Product manager", "2026-11-24 18:00", "1 working day");
        clock.set("2026-11-24T10:00");
        assertThat(page("requirement-admin", "zh")
                        .select("#course td .left.today")
                        .eachText())
                .containsExactly("今天到期");
        clock.set("2026-11-26T10:00");
        assertThat(page("requirement-admin", "zh")
                        .select("#course td .left.late")
                        .eachText())
                .containsExactly("已逾期 2 个工作日");
    }

    @Test
    void showsTheWorkAndWhoseItIs() {
        clock.set("2026-11-23T10:00");
        journey.working().complete("reportProgress", "status", "BLOCKED", "blocker", "接口未开放");
        clock.set(clock.instant().plus(Duration.ofDays(9)));

        Document page = page("project-manager", "en");
        assertThat(page.select("#work-items tbody tr").eachText())
                .anyMatch(row -> row.contains("blocked") && row.contains("late"))
                .anyMatch(row -> row.contains("not begun"))
                .hasSize(2);
        assertThat(page.select("#work-items rect").eachAttr("width")).containsOnly("100.0");
        List<String> happened = page.select("#timeline li").eachText();
        assertThat(happened)
                .anyMatch(each -> each.contains("Customer requirement registration form, version 1"))
                .anyMatch(each -> each.contains("Done: Analyze requirement"));
        assertThat(page.select("#course tbody tr").eachText()).anyMatch(row -> row.contains("Execution team 2"));
    }

    @Test
    void showsWhatItIsCalledAndEveryChangeAndEscalation() {
        journey.working().requestsChange("requestedBy", "张经理", "changeDescription", "增加导出功能");
        escalation.majorProblemRaised(journey.tasks("reportProgress").get(0).getId(), "供应商停产", Severity.CRITICAL);
        journey.runOutsideSteps();

        Document page = page("project-manager", "en");
        assertThat(page.select("#understanding div").eachText())
                .containsExactly("Requirement name 公司数据看板", "Priority medium");
        assertThat(page.select("#changes tbody tr").eachText())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith(journey.number() + "-C01 增加导出功能")
                        .contains("张经理")
                        .endsWith("undecided"));
        assertThat(page.select("#escalations tbody tr").eachText())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("major problem", "critical", "供应商停产", "not resolved yet"));

        journey.complete("handleEscalation", "resolution", "换了供应商")
                .through("assessChangeImpact")
                .complete("approveChangeForCustomer", "decision", "REJECT")
                .through("approveChangeInternally");
        page = page("project-manager", "zh");
        assertThat(page.select("#changes tbody tr").text()).endsWith("已拒绝");
        assertThat(page.select("#escalations tbody tr").text()).contains("换了供应商", "Department head");
    }

    @Test
    void asksTheDatabaseNoMoreForMore() {
        journey.working().requestsChange().complete("reportProgress", "status", "IN_PROGRESS");
        List<String> pages = List.of("/requirements/" + journey.number(), "/dashboard", "/workload");
        pages.forEach(this::statements); // what is asked once and kept
        List<Integer> few = pages.stream().map(this::statements).toList();

        String number = journey.number();
        for (int more = 0; more < 3; more++) {
            journey.with(number).requestsChange().complete("reportProgress", "status", "IN_PROGRESS");
            clock.set(clock.instant().plus(Duration.ofDays(1)));
            journey.fires("nextWorkingDay");
        }
        journey.begins("details", "一").through("registerRequirement");
        journey.begins("details", "二");
        assertThat(pages.stream().map(this::statements).toList()).isEqualTo(few);
    }

    private int statements(String page) {
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application).build();
        Authentication owner = new TestingAuthenticationToken("process-owner", "", "process-owner");
        return CountedStatements.of(() -> journey.as("process-owner", () -> {
            try {
                pages.perform(get(page).principal(owner)).andExpect(status().isOk());
            } catch (Exception e) {
                throw new IllegalStateException(page, e);
            }
        }));
    }

    private Document page(String user, String language) {
        return Jsoup.parse(String.valueOf(doors.in(language)
                .get("/requirements/" + journey.number(), user)
                .getBody()));
    }
}
