package io.closedloop.deadline;

import io.closedloop.calendar.CalendarNews;
import io.closedloop.calendar.Calendars;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Thursday 2026-10-01 to Wednesday 10-07 is a holiday, until a file says otherwise. */
@ProcessTest
@TestPropertySource(properties = "closedloop.test=calendar-change")
@DirtiesContext
abstract class CalendarTest {

    static final String[] GOLDEN_WEEK = {
        "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"
    };

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    Calendars calendars;

    @Autowired
    CalendarChange change;

    @Autowired
    DeadlineBook book;

    @Autowired
    DeadlineViews views;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @AfterEach
    void startAfresh() {
        clock.reset();
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
        calendars.news().stream()
                .filter(news -> news.appliedAt() == null)
                .forEach(news -> calendars.discard(news.id()));
        apply(CalendarFiles.shipped(2026));
    }

    void assessing() {
        journey.begins().through("registerRequirement", "confirmRegistration", "analyzeRequirement");
    }

    CalendarPreview preview(byte[] file) {
        return change.preview(propose(file).id());
    }

    CalendarNews propose(byte[] file) {
        return calendars.propose("2026.csv", file, 2026, "process-owner");
    }

    void apply(byte[] file) {
        long proposal = propose(file).id();
        change.apply(proposal, change.preview(proposal).digest(), "process-owner");
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
