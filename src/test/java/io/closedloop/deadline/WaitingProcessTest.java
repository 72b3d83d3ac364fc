package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.refusal.Refusal;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Friday 2024-05-10 is the day everything begins; Saturday 05-11 is a make-up working day, Sunday is not. */
class WaitingProcessTest extends DeadlineTest {

    @Test
    void doesNotCountTheDaysTheCustomerTakes() {
        clock.set("2024-05-10T10:00");
        journey.begins();

        clock.set("2024-05-11T15:00");
        waits("registerRequirement");
        assertThat(journey.task("registerRequirement").getDueDate()).isNull();
        assertThat(overdue("registerRequirement").getDuedate()).isEqualTo(Date.from(DeadlineProcess.NEVER));
        assertThat(reminder("registerRequirement").getDuedate()).isEqualTo(Date.from(DeadlineProcess.NEVER));
        assertThat(view("registerRequirement").waiting())
                .isEqualTo(new DeadlineView.Waiting("等客户确认数量", clock.instant(), "Requirement administrator"));

        clock.set("2024-05-14T10:00");
        book.customerAnswered(execution("registerRequirement"), "requirement-admin");
        standsAt("registerRequirement", "2024-05-14T18:00");
        assertThat(reminder("registerRequirement").getDuedate()).isBefore(date("2024-05-14T18:00"));
        assertThat(view("registerRequirement").explanation().days())
                .filteredOn(day -> day.reason() == io.closedloop.calendar.DayReason.WAITING)
                .extracting(day -> day.date().toString())
                .containsExactly("2024-05-11", "2024-05-13");
        assertThat(view("registerRequirement").moves())
                .extracting(Move::cause)
                .containsExactly(Move.Cause.WAITING, Move.Cause.RESUMED);
    }

    @Test
    void countsADayOnWhichTheCustomerAnsweredBeforeClosing() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T10:00");
        waits("registerRequirement");
        clock.set("2024-05-11T16:00");
        book.customerAnswered(execution("registerRequirement"), "requirement-admin");

        standsAt("registerRequirement", "2024-05-11T18:00");
    }

    @Test
    void mayWaitSeveralTimes() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        for (String day : List.of("2024-05-11", "2024-05-14")) {
            clock.set(day + "T17:00");
            waits("registerRequirement");
            clock.set(day.equals("2024-05-11") ? "2024-05-13T10:00" : "2024-05-16T10:00");
            book.customerAnswered(execution("registerRequirement"), "requirement-admin");
        }

        // Saturday was waited through, Monday counts
        standsAt("registerRequirement", "2024-05-13T18:00");
    }

    @Test
    void refusesToWaitWithoutReasonTwiceOrWithoutDeadline() {
        journey.begins();
        for (String reason : new String[] {null, " ", "长".repeat(1001), "a\0b"}) {
            assertThatThrownBy(() -> book.waitForCustomer(execution("registerRequirement"), reason, "somebody"))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Say what the customer is asked for, in at most 1000 characters.");
        }
        assertThatThrownBy(() -> book.customerAnswered(execution("registerRequirement"), "somebody"))
                .hasMessage("This task does not wait for the customer.");
        waits("registerRequirement");
        assertThatThrownBy(() -> waits("registerRequirement")).hasMessage("This task waits for the customer already.");

        book.customerAnswered(execution("registerRequirement"), "somebody");
        journey.working().through("reportProgress", "reportProgress");
        assertThatThrownBy(() -> waits("submitDeliverables"))
                .hasMessage("Nothing is due here: this task has no deadline.");
    }

    @Test
    void refusesAnAnswerBeforeTheQuestion() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        waits("registerRequirement");
        clock.set("2024-05-09T10:00");

        assertThatThrownBy(() -> book.customerAnswered(execution("registerRequirement"), "somebody"))
                .hasMessageContaining("clock stands before the moment this wait began");
        assertThat(view("registerRequirement").waiting()).isNotNull();
    }

    @Test
    void completesWhileWaiting() {
        journey.begins();
        waits("registerRequirement");
        journey.complete("registerRequirement");

        assertThat(journey.openTasks()).containsExactly("confirmRegistration");
        assertThat(views.open(journey.number())).extracting(DeadlineView::task).containsExactly("confirmRegistration");
    }

    @Test
    void movesEveryTimerOfAnEscalation() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T18:00");
        journey.fires("registerRequirementOverdue");
        assertThat(journey.timer("handleEscalationUnanswered").getDuedate()).isEqualTo(date("2024-05-14T18:00"));

        waits("handleEscalation");
        assertThat(journey.timer("handleEscalationUnanswered").getDuedate())
                .isEqualTo(Date.from(DeadlineProcess.NEVER));
        clock.set("2024-05-14T10:00");
        book.customerAnswered(execution("handleEscalation"), "department-head");
        assertThat(journey.timer("handleEscalationUnanswered").getDuedate()).isEqualTo(date("2024-05-15T18:00"));
        assertThat(journey.task("handleEscalation").getDueDate()).isEqualTo(date("2024-05-14T18:00"));
    }
}
