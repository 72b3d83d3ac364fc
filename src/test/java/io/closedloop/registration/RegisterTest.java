package io.closedloop.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.engine.CaseTask;
import io.closedloop.engine.CaseTasks;
import io.closedloop.engine.CustomerErased;
import io.closedloop.escalation.EscalationProcess;
import io.closedloop.escalation.Severity;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.Asked;
import io.closedloop.support.CountedStatements;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the register finds, in which order, page by page, and at what cost. */
class RegisterTest {

    @Nested
    @ProcessTest
    class OnH2 extends Story {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends Story {}

    abstract static class Story {

        private static final List<String> SORTS = List.of("number", "customer", "delivery", "urgency", "step");

        @Autowired
        Register register;

        @Autowired
        SavedViews views;

        @Autowired
        Journey journey;

        @Autowired
        TaskService tasks;

        @Autowired
        RuntimeService runtime;

        @Autowired
        EscalationProcess escalation;

        @Autowired
        CaseTasks caseTasks;

        @Autowired
        Inputs inputs;

        @Autowired
        TestClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        ApplicationEventPublisher events;

        @Autowired
        TransactionTemplate transaction;

        @AfterEach
        void clearTheDesk() {
            clock.reset();
            jdbc.sql("DELETE FROM registration_form WHERE recorded_by = 'shelf'")
                    .update();
            jdbc.sql("DELETE FROM registration_requirement WHERE received_by = 'shelf'")
                    .update();
            jdbc.sql("DELETE FROM registration_view").update();
        }

        @Test
        void findsWordsWhereverTheyStand() {
            shelve(1, "Äpfel & Söhne", "库存管理系统升级");
            shelve(2, "远方科技", "Old Stock 100% done_now \\ backslash");

            assertThat(found("text", "203001-001")).containsExactly("203001-001");
            assertThat(found("text", "001 库存")).containsExactly("203001-001");
            assertThat(found("text", "r-shelf00002")).containsExactly("203001-002");
            assertThat(found("text", "äPFEL")).containsExactly("203001-001");
            assertThat(found("text", "系统")).contains("203001-001").doesNotContain("203001-002");
            assertThat(found("text", "升")).contains("203001-001").doesNotContain("203001-002");
            assertThat(found("text", "远方 stock")).containsExactly("203001-002");
            assertThat(found("text", "  STOCK\t\u0000done ")).containsExactly("203001-002");
            assertThat(found("text", "stock apfel")).isEmpty();
            assertThat(found("text", "鬱鬱")).isEmpty();
        }

        @Test
        void takesWildcardsAsText() {
            shelve(1, "Shelf", "without");
            shelve(2, "Shelf", "Old 100% done_now \\ backslash");

            assertThat(found("text", "shelf0 %")).containsExactly("203001-002");
            assertThat(found("text", "shelf0 _")).containsExactly("203001-002");
            assertThat(found("text", "shelf0 \\")).containsExactly("203001-002");
            assertThat(found("text", "shelf0 100%")).containsExactly("203001-002");
            assertThat(found("text", "0% done_n")).containsExactly("203001-002");
            assertThat(found("text", "1_0")).isEmpty();
            assertThat(found("text", "shelf0 ' or 1=1")).isEmpty();
        }

        @Test
        void filtersByWhatIsSaid() {
            shelve(1, "Shelf", "one");
            shelve(2, "Shelf", "two");
            jdbc.sql(
                            "UPDATE registration_requirement SET urgency = 'LOW', status = 'REJECTED', received_at = ? WHERE number = '203001-002'")
                    .param(OffsetDateTime.parse("2029-12-31T16:00:00Z"))
                    .update();

            assertThat(found("text", "shelf0", "urgency", "LOW")).containsExactly("203001-002");
            assertThat(found("text", "shelf0", "step", "CLOSED")).containsExactly("203001-001");
            assertThat(found("month", "2030-01")).as("Shanghai's January").contains("203001-002");
            assertThat(found("month", "2029-12")).isEmpty();
            assertThat(found("text", "shelf0", "urgency", "LOW", "step", "CLOSED"))
                    .isEmpty();
        }

        @Test
        void tellsWhoHasItAndSinceWhen() {
            clock.set("2031-05-12T09:30");
            String number = journey.begins().through("registerRequirement").number();
            String other = journey.begins("details", "另一项").number();

            assertThat(found("role", "customer-service")).contains(number).doesNotContain(other);
            assertThat(found("role", "requirement-admin")).contains(other).doesNotContain(number);
            RegisterRow row = row(number);
            assertThat(row.tasks()).singleElement().satisfies(task -> {
                assertThat(task.task()).isEqualTo("confirmRegistration");
                assertThat(task.roles()).containsExactly("customer-service");
                assertThat(task.owner()).isNull();
            });
            assertThat(row.due()).isEqualTo(RegisterRow.Due.NEXT);
            assertThat(row.days()).isEqualTo(1);

            tasks.claim(journey.with(number).task("confirmRegistration").getId(), "customer-service");
            assertThat(row(number).tasks().get(0).owner()).isEqualTo("Customer service");
            assertThat(found("role", "customer-service", "text", number)).containsExactly(number);

            assertThat(found("overdue", "true")).doesNotContain(number);
            clock.set("2031-05-13T18:01");
            assertThat(row(number).due()).isEqualTo(RegisterRow.Due.OVERDUE);
            assertThat(row(number).days()).isZero();
            clock.set("2031-05-16T09:00");
            assertThat(row(number).days()).isEqualTo(3);
            assertThat(found("overdue", "true")).contains(number);
            assertThat(found("overdue", "true", "role", "customer-service"))
                    .contains(number)
                    .doesNotContain(other);
            assertThat(found("overdue", "true", "role", "archivist", "text", number))
                    .isEmpty();
        }

        @Test
        void knowsWhomItWaitsForFromBeginningToEnd() {
            clock.set("2031-06-02T09:00");
            journey.begins();
            knowsTheTasks();
            journey.through("registerRequirement");
            String number = knowsTheTasks();

            String task = journey.task("confirmRegistration").getId();
            tasks.claim(task, "customer-service");
            tasks.addCandidateGroup(task, "archivist");
            knowsTheTasks();
            assertThat(found("text", number, "role", "archivist")).containsExactly(number);
            tasks.deleteCandidateGroup(task, "archivist");
            knowsTheTasks();
            tasks.setDueDate(task, Date.from(clock.instant().plusSeconds(3600)));
            knowsTheTasks();
            clock.set("2031-06-02T10:01");
            assertThat(found("text", number, "overdue", "true")).containsExactly(number);

            journey.complete("confirmRegistration").through("analyzeRequirement", "assessFeasibility", "preparePlan");
            journey.through("obtainConfirmation").complete("breakDownTasks");
            knowsTheTasks();
            assertThat(found("text", number, "role", "execution-team")).containsExactly(number);
            journey.complete("reportProgress", "status", "BLOCKED", "blocker", "接口未开放");
            knowsTheTasks();
            assertThat(found("blocked", "true")).contains(number);
            escalation.majorProblemRaised(journey.tasks("reportProgress").get(0).getId(), "供应商停产", Severity.CRITICAL);
            journey.runOutsideSteps();
            knowsTheTasks();
            assertThat(found("escalated", "true", "blocked", "true", "role", "project-manager"))
                    .contains(number);
            journey.complete("resolveBlocker").complete("handleEscalation");
            knowsTheTasks();
            assertThat(found("text", number, "blocked", "true")).isEmpty();
            assertThat(found("text", number, "escalated", "true")).isEmpty();

            journey.through("reportProgress", "reportProgress", "submitDeliverables", "conductAcceptance");
            knowsTheTasks();
            assertThat(found("closedIn", "2031-06")).doesNotContain(number);
            journey.complete("archiveRequirement");
            assertThat(found("closedIn", "2031-06")).contains(number);
            assertThat(found("closedIn", "2031-07")).isEmpty();
            assertThat(kept(number)).isEmpty();
        }

        @Test
        void knowsWhomItWaitsForWhenTwoReportAtOnceOrNobodyIsLeft() {
            journey.working();
            String number = knowsTheTasks();
            journey.tasks("reportProgress").stream()
                    .map(task -> CompletableFuture.runAsync(() -> journey.as(
                            task.getAssignee(), () -> tasks.complete(task.getId(), inputs.of("reportProgress")))))
                    .toList()
                    .forEach(CompletableFuture::join);
            knowsTheTasks();

            runtime.deleteProcessInstance(
                    journey.task("submitDeliverables").getProcessInstanceId(), "by an operator", true);
            assertThat(kept(number)).containsOnlyKeys("*");
        }

        /** The filters' table says what the engine says. @return the number */
        private String knowsTheTasks() {
            String number = journey.number();
            Map<String, Instant> expected = new TreeMap<>();
            for (CaseTask task : caseTasks.of(List.of(number)).getOrDefault(number, List.of())) {
                Stream.concat(
                                Stream.concat(Stream.of("*"), task.roles().stream()),
                                Stream.of("handleEscalation", "resolveBlocker")
                                        .filter(task.task()::equals)
                                        .map(each -> each.startsWith("h") ? "*escalated" : "*blocked"))
                        .forEach(whom -> expected.merge(
                                whom,
                                task.dueAt() == null ? Instant.MAX : task.dueAt(),
                                (one, two) -> one.isBefore(two) ? one : two));
            }
            assertThat(kept(number)).as(number).isEqualTo(expected);
            return number;
        }

        private Map<String, Instant> kept(String number) {
            Map<String, Instant> kept = new TreeMap<>();
            jdbc.sql("SELECT w.waits_for, w.next_due, w.place, r.number_place FROM registration_waiting w"
                            + " JOIN registration_requirement r ON r.id = w.requirement_id WHERE r.case_key = ?")
                    .param(number)
                    .query(row -> {
                        OffsetDateTime due = row.getObject("next_due", OffsetDateTime.class);
                        kept.put(row.getString("waits_for"), due == null ? Instant.MAX : due.toInstant());
                        assertThat(row.getString("place")).isEqualTo(row.getString("number_place"));
                    });
            return kept;
        }

        @Test
        void countsThePersonWhoMustReportToHisRole() {
            String number = journey.working().number();

            assertThat(found("role", "execution-team", "text", number)).containsExactly(number);
            assertThat(row(number).tasks()).allSatisfy(task -> {
                assertThat(task.task()).isEqualTo("reportProgress");
                assertThat(task.owner()).isNotNull();
            });
        }

        @Test
        void turnsEveryPageInEveryOrder() {
            IntStream.rangeClosed(1, 130).forEach(i -> shelve(i, i % 3 == 0 ? "Shelf" : "shelf " + i % 7, "page"));
            jdbc.sql(
                            "UPDATE registration_requirement SET expected_delivery_date = NULL WHERE received_by = 'shelf' AND urgency = 'HIGH'")
                    .update();
            for (String sort : SORTS) {
                for (String order : List.of(sort, "-" + sort)) {
                    List<String> forwards = new ArrayList<>();
                    RegisterPage page = register.page(Asked.of("text", "shelf0 page", "sort", order));
                    assertThat(page.previous()).isNull();
                    forwards.addAll(keys(page));
                    List<String> second = List.of();
                    while (page.next() != null) {
                        page = register.page(Asked.of("text", "shelf0 page", "sort", order, "after", page.next()));
                        second = second.isEmpty() ? keys(page) : second;
                        forwards.addAll(keys(page));
                    }
                    assertThat(forwards).as(order).hasSize(130).doesNotHaveDuplicates();
                    page = register.page(Asked.of(
                            "text", "shelf0 page", "sort", order, "before", Objects.requireNonNull(page.previous())));
                    assertThat(keys(page)).as("back, by %s", order).isEqualTo(second);
                    page = register.page(Asked.of(
                            "text", "shelf0 page", "sort", order, "before", Objects.requireNonNull(page.previous())));
                    assertThat(keys(page)).isEqualTo(forwards.subList(0, 50));
                    assertThat(page.previous()).isNull();
                    assertThat(page.total())
                            .as("words that are in many are not counted")
                            .isEqualTo(page.more() ? 50 : 130);
                }
                List<String> up = found("text", "shelf0 page", "sort", sort);
                List<String> down = found("text", "shelf0 page", "sort", "-" + sort);
                Collections.reverse(down);
                assertThat(up).as(sort).doesNotContainAnyElementsOf(down);
            }
        }

        @Test
        void sortsAsPeopleDo() {
            shelve(1, "b", "order");
            shelve(999, "A", "order");
            shelve(1000, "a", "order");
            journey.begins("customerName", "shelf0 order");

            assertThat(found("text", "order shelf0")).endsWith("203001-1000", "203001-999", "203001-001");
            assertThat(found("text", "order shelf0").get(0))
                    .as("not registered yet")
                    .startsWith("R-");
            assertThat(found("text", "order r-shelf0", "sort", "customer"))
                    .containsExactly("203001-999", "203001-1000", "203001-001");
            assertThat(found("text", "order r-shelf0", "sort", "urgency"))
                    .containsExactly("203001-999", "203001-001", "203001-1000");
        }

        @Test
        void saysMoreThanAThousand() {
            IntStream.rangeClosed(1, 1001).forEach(i -> shelve(i, "Shelf", "many"));

            RegisterPage page = register.page(Asked.of("month", "2030-01"));
            assertThat(page.total()).isEqualTo(1000);
            assertThat(page.more()).isTrue();
            assertThat(page.requirements()).hasSize(50);

            RegisterPage words = register.page(Asked.of("text", "many shelf0"));
            assertThat(words.total())
                    .as("words that are in many are not counted")
                    .isIn(50, 1000);
            assertThat(words.more()).isTrue();
            RegisterPage next =
                    register.page(Asked.of("text", "many shelf0", "after", Objects.requireNonNull(words.next())));
            assertThat(next.total()).isEqualTo(words.total());
            assertThat(register.page(Asked.of("text", "many shelf0 203001-1001"))
                            .total())
                    .isEqualTo(1);
        }

        @Test
        void asksTheDatabaseAsOftenForFiftyAsForOne() {
            IntStream.rangeClosed(1, 60).forEach(i -> shelve(i, "Shelf", i == 1 ? "single" : "plenty"));
            String one = journey.begins().number();
            String two = journey.begins("details", "二").number();
            for (String key : List.of(one, two)) {
                tasks.claim(journey.with(key).task("registerRequirement").getId(), "requirement-admin");
            }
            register.page(Asked.of("text", one));
            // a page that is full is counted, and an open task has an owner
            int few = CountedStatements.of(() -> register.page(Asked.of("text", one)));
            int many = CountedStatements.of(() -> register.page(Asked.of()));
            assertThat(few).isBetween(2, 6);
            assertThat(many).isLessThanOrEqualTo(few + 1);
            assertThat(CountedStatements.of(() -> register.page(Asked.of("text", "plenty"))))
                    .isLessThanOrEqualTo(few);

            int small = CountedStatements.of(() -> register.forms(Asked.of("text", "single")));
            int large = CountedStatements.of(() -> register.forms(Asked.of("text", "plenty")));
            assertThat(large)
                    .as("words that are in some are looked for farther once")
                    .isBetween(small, small + 1)
                    .isLessThanOrEqualTo(6);
        }

        @Test
        void refusesPagesThatAreNotThere() {
            for (String key : List.of("209912-999", "x", "'; DROP TABLE", "\u0000", "1".repeat(9999))) {
                assertThatThrownBy(() -> register.page(Asked.of("after", key)))
                        .isInstanceOf(Refusal.class)
                        .hasMessageStartingWith("This page of the register is not there.");
                assertThatThrownBy(() -> register.page(Asked.of("before", key))).isInstanceOf(Refusal.class);
            }
        }

        @Test
        void forgetsViewsThatNameAnErasedCustomer() {
            String number = journey.begins("customerName", "诸葛远方科技").number();
            views.save("operations", "one", Asked.of("text", "诸葛 urgent"));
            views.save("customer-service", "about 诸葛远方科技", Asked.of());
            views.save("customer-service", "other", Asked.of("text", "司马", "sort", "-number"));

            transaction.executeWithoutResult(status -> events.publishEvent(new CustomerErased(number, "—")));

            assertThat(views.of("operations")).isEmpty();
            assertThat(views.of("customer-service")).extracting(SavedView::name).containsExactly("other");
            assertThat(found("text", "诸葛远方科技")).doesNotContain(number);
        }

        private RegisterRow row(String number) {
            return register.page(Asked.of("text", number)).requirements().stream()
                    .filter(row -> row.key().equals(number))
                    .findFirst()
                    .orElseThrow();
        }

        private List<String> found(String... fields) {
            return new ArrayList<>(keys(register.page(Asked.of(fields))));
        }

        private static List<String> keys(RegisterPage page) {
            return page.requirements().stream().map(RegisterRow::key).toList();
        }

        /** Puts a closed requirement on the shelf that no process knows of. */
        private void shelve(int index, String customer, String description) {
            String number = "203001-%03d".formatted(index);
            Map<String, Object> values = Map.of(
                    "number",
                    number,
                    "reference",
                    "R-SHELF%05d".formatted(index),
                    "digest",
                    "shelf " + index,
                    "customer",
                    customer,
                    "description",
                    description,
                    "urgency",
                    List.of("HIGH", "MEDIUM", "LOW").get(index % 3),
                    "delivery",
                    LocalDate.parse("2030-02-01").plusDays(index % 20),
                    "received",
                    OffsetDateTime.parse("2030-01-05T04:00:00Z"));
            jdbc.sql("""
                            INSERT INTO registration_requirement (reference, number, customer_name, description, urgency,
                                expected_delivery_date, status, received_at, received_by, digest)
                            VALUES (:reference, :number, :customer, :description, :urgency, :delivery, 'CLOSED', :received,
                                'shelf', :digest)""").params(values).update();
            jdbc.sql("""
                            INSERT INTO registration_form (number, version, recorded_by, recorded_at, customer_name, channel,
                                description, urgency, expected_delivery_date)
                            VALUES (:number, 1, 'shelf', :received, :customer, 'PHONE', :description, :urgency, :delivery)""").params(values).update();
        }
    }
}
