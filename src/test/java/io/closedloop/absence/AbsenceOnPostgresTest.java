package io.closedloop.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.engine.Workloads;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** The same on PostgreSQL: what is written, counted and found there. */
@ProcessTest
@OnPostgres
class AbsenceOnPostgresTest extends TwoColleagues {

    @Test
    void tasksGoToTheDeputyAndBack() {
        Absence absence = away();
        begins(absence, "2024-05-13T00:00");
        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getAssignee, Task::getOwner)
                .containsExactlyInAnyOrder(tuple(deputy, absent), tuple(deputy, null));
        clock.set("2024-05-14T10:00");
        assertThat(workload.people())
                .filteredOn(person -> person.id().equals(deputy))
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.load().open()).isEqualTo(2);
                    assertThat(person.load().overdue()).isEqualTo(2);
                });
        assertThat(workload.ofPerson(deputy, Workloads.Which.OVERDUE, 0).tasks())
                .hasSize(2);
        journey.complete(
                journey.tasks("reportProgress").stream()
                        .filter(task -> absent.equals(task.getOwner()))
                        .findFirst()
                        .orElseThrow(),
                "status",
                "IN_PROGRESS");
        assertThat(documents
                        .latest(journey.number(), "progress-record")
                        .orElseThrow()
                        .content()
                        .toString())
                .contains("reportedBy=" + deputy + " for " + absent);
        absences.endEarly(absence);
        clock.set("2024-05-15T09:00");
        journey.fires("nextWorkingDay");
        assertThat(breakdown.reportOf(absent).getOwner()).isNull();
    }
}
