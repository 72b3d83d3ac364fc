package io.closedloop.deadline;

import io.closedloop.calendar.Pause;
import io.closedloop.calendar.WorkingCalendar;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** When a task is due, what that was counted from, and everything that moved it. */
@Entity
@Table(name = "deadline")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Deadline {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String executionId;
    private String task;
    private String number;
    private Instant countedFrom;
    private int workingDays;
    private @Nullable Instant dueAt;
    private @Nullable Instant remindAt;
    private @Nullable Instant remindedAt;
    private boolean provisional;
    private boolean byHand;
    private int calendar;
    private Instant openedAt;
    private @Nullable Instant endedAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "deadline_wait", joinColumns = @JoinColumn(name = "deadline_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 500)
    private List<Wait> waits = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "deadline_move", joinColumns = @JoinColumn(name = "deadline_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 500)
    private List<Move> moves = new ArrayList<>();

    protected Deadline() {}

    Deadline(String executionId, String number, CountedDeadline counted, Instant openedAt) {
        this.executionId = executionId;
        this.task = counted.task();
        this.number = number;
        this.countedFrom = counted.countedFrom();
        this.workingDays = counted.workingDays();
        this.openedAt = openedAt;
        count(counted.due(), counted.calendar());
    }

    /** Where it stands by a calendar; waiting, it stands nowhere, and what a person set stays. */
    Due by(WorkingCalendar days) {
        if (isWaiting() || byHand) {
            return stands();
        }
        return Due.by(days, countedFrom, workingDays, pauses(openedAt), openedAt);
    }

    /** Where it stands now. */
    Due stands() {
        return new Due(dueAt, remindAt, provisional);
    }

    boolean isMissed(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    /** Whether a task that ends now was done in time; one that waits, as if the customer answered now. */
    boolean isKept(Instant now, Supplier<WorkingCalendar> days) {
        Instant due = dueAt == null ? dueIfAnswered(now, days.get()) : dueAt;
        return now.isBefore(due);
    }

    private Instant dueIfAnswered(Instant now, WorkingCalendar days) {
        if (byHand) {
            Instant before = Objects.requireNonNull(moves.get(moves.size() - 1).dueBefore());
            return later(before, currentWait().orElseThrow().until(now), days);
        }
        return Objects.requireNonNull(
                Due.by(days, countedFrom, workingDays, pauses(now), openedAt).dueAt());
    }

    /** Takes where a calendar puts it. */
    final void count(Due due, int position) {
        dueAt = due.dueAt();
        remindAt = due.remindAt();
        provisional = due.provisional();
        calendar = position;
    }

    void noteMove(Move.Cause cause, Instant at, String user, @Nullable Instant dueBefore) {
        moves.add(new Move(cause, at, user, dueBefore, dueAt));
    }

    void beginWait(String reason, Instant at, String user) {
        waits.add(new Wait(reason, at, user, null, null));
        dueAt = null;
        remindAt = null;
    }

    /** Ends the wait; a deadline that a person set moves on by the working days that were waited through. */
    void endWait(Instant at, String user, WorkingCalendar days, int position) {
        int last = waits.size() - 1;
        Wait ended = waits.get(last).end(at, user);
        waits.set(last, ended);
        if (byHand) {
            Instant before = Objects.requireNonNull(moves.get(moves.size() - 1).dueBefore());
            dueAt = later(before, ended.until(at), days);
            remindAt = remindedAt == null ? days.reminder(at, dueAt).orElse(null) : null;
            calendar = position;
        } else {
            count(by(days), position);
        }
    }

    void setByHand(Instant due) {
        dueAt = due;
        byHand = true;
        provisional = false;
        if (remindAt != null && !remindAt.isBefore(due)) {
            remindAt = null;
        }
    }

    void reminded(Instant at) {
        remindedAt = at;
    }

    boolean isWaiting() {
        return currentWait().isPresent();
    }

    Optional<Wait> currentWait() {
        return waits.isEmpty()
                ? Optional.empty()
                : Optional.of(waits.get(waits.size() - 1)).filter(wait -> wait.endedAt() == null);
    }

    List<CustomerWait> waits() {
        return waits.stream()
                .map(wait -> new CustomerWait(executionId, wait.begunAt(), wait.endedAt()))
                .toList();
    }

    List<Pause> pauses(Instant now) {
        return waits.stream().map(wait -> wait.until(now)).toList();
    }

    private static Instant later(Instant due, Pause pause, WorkingCalendar days) {
        long waited = days.dayOf(pause.from())
                .datesUntil(days.dayOf(pause.until()).plusDays(1))
                .filter(days::isWorkingDay)
                .filter(day -> pause.covers(days.closesAt(day)))
                .count();
        return waited == 0 ? due : days.deadline(due, Math.toIntExact(waited));
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    String executionId() {
        return executionId;
    }

    String task() {
        return task;
    }

    String number() {
        return number;
    }

    Instant countedFrom() {
        return countedFrom;
    }

    int workingDays() {
        return workingDays;
    }

    @Nullable
    Instant dueAt() {
        return dueAt;
    }

    @Nullable
    Instant remindAt() {
        return remindAt;
    }

    @Nullable
    Instant remindedAt() {
        return remindedAt;
    }

    boolean isProvisional() {
        return provisional;
    }

    boolean isByHand() {
        return byHand;
    }

    List<Move> moves() {
        return List.copyOf(moves);
    }
}
