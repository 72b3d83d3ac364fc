package io.closedloop.absence;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Documents;
import io.closedloop.engine.CaseCourse;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.registration.Course;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people of the execution team on Friday, May 10th 2024; Monday the 13th and the day after, one is away. */
abstract class TwoColleagues {

    static final String HEAD = "second-head";

    final String absent = colleague();
    final String deputy = colleague();

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Absences absences;

    @Autowired
    HandOver handOver;

    @Autowired
    Workload workload;

    @Autowired
    HandoverLog log;

    @Autowired
    Correspondence correspondence;

    @Autowired
    CaseCourse course;

    @Autowired
    List<CaseFileSection> sections;

    @Autowired
    Documents documents;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    Timetable timetable;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void beginWork() {
        clock.set("2024-05-10T10:00");
        employ(HEAD, "department-head", "project-manager");
        employ(absent, "execution-team");
        employ(deputy, "execution-team");
        journey.confirmed()
                .complete(
                        "breakDownTasks",
                        "workItems",
                        BreakdownForm.list(breakdown.added("界面设计", absent), breakdown.added("后端开发", deputy)));
    }

    @AfterEach
    void everybodyIsBack() {
        clock.reset();
        List.of(HEAD, absent, deputy).forEach(identity::deleteUser);
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("absence")
                .list()
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "forgotten"));
        jdbc.sql("DELETE FROM absence").update();
    }

    Absence away() {
        return away(absent, deputy);
    }

    Absence away(String person, String deputy) {
        return absences.enter(
                new EnterAbsence(person, LocalDate.parse("2024-05-13"), LocalDate.parse("2024-05-14"), deputy, "度假"),
                person);
    }

    void begins(Absence absence, String at) {
        clock.set(at);
        fires(absence, "firstDayBegan");
    }

    void over(Absence absence, String at) {
        clock.set(at);
        fires(absence, "lastDayOver");
    }

    void fires(Absence absence, String timer) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(absence.key())
                        .singleResult()
                        .getId())
                .activityId(timer)
                .singleResult()
                .getId());
    }

    String outcome(Absence absence) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(absence.key())
                .singleResult()
                .getEndActivityId();
    }

    List<Notification> told(String recipient, String subject) {
        return correspondence.about(journey.number()).stream()
                .filter(told ->
                        told.recipient().equals(recipient) && told.subject().startsWith(subject))
                .toList();
    }

    List<String> open() {
        return sections.stream()
                .filter(section -> section.template().equals("registration/course"))
                .flatMap(
                        section -> section.of(journey.number(), new CaseFileReader(Locale.ENGLISH, List.of())).stream())
                .flatMap(shown -> ((Course) shown).open().stream())
                .flatMap(open -> open.who().stream())
                .toList();
    }

    static String colleague() {
        return "z-" + UUID.randomUUID().toString().substring(0, 8);
    }

    void employ(String id, String... roles) {
        User user = identity.newUser(id);
        user.setPassword("demo");
        identity.saveUser(user);
        for (String role : roles) {
            identity.createMembership(id, role);
        }
    }
}
