package io.closedloop.escalation;

import io.closedloop.document.Document;
import io.closedloop.engine.CurrentUser;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.Submission;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every escalation of a requirement and what was done about it. */
@Service
@Transactional
public class Escalations {

    private final EscalationTable escalations;
    private final Staff staff;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Escalations(EscalationTable escalations, Staff staff, Clock clock, ApplicationEventPublisher events) {
        this.escalations = escalations;
        this.staff = staff;
        this.clock = clock;
        this.events = events;
    }

    /** A task's deadline passed. @return id of the record */
    Long deadlineMissed(String key, String task) {
        return record(key, CurrentUser.SYSTEM, Escalation.Cause.DEADLINE_MISSED, task, null, null);
    }

    /** Somebody raised a major problem. @return id of the record */
    Long majorProblem(String key, String by, @Nullable String task, Severity severity, String reason) {
        return record(key, by, Escalation.Cause.MAJOR_PROBLEM, task, severity, reason);
    }

    @EventListener
    void on(KeyChanged event) {
        escalations.rename(event.from(), event.to());
    }

    /** The department head left it unanswered. */
    void raiseFurther(Long id) {
        escalations.findById(id).orElseThrow().raiseFurther(clock.instant());
    }

    void resolve(Long id, Submission<HandleEscalation> handled) {
        escalations
                .findById(id)
                .orElseThrow()
                .resolve(handled.form().resolution(), staff.name(handled.by()), handled.at());
    }

    /** @param id of the one escalation to show; null for all of the requirement */
    @Transactional(readOnly = true)
    List<Document> documents(String key, @Nullable String id) {
        return escalations.findByNumberOrderByVersion(key).stream()
                .filter(escalation -> id == null || id.equals(String.valueOf(escalation.id())))
                .map(escalation -> escalation.as("escalation", content(escalation)))
                .toList();
    }

    /** All of a requirement, in the order they were raised. */
    @Transactional(readOnly = true)
    List<EscalationContent> of(String key) {
        return escalations.findByNumberOrderByVersion(key).stream()
                .map(this::content)
                .toList();
    }

    private EscalationContent content(Escalation escalation) {
        return new EscalationContent(
                escalation.number(),
                escalation.cause(),
                escalation.task(),
                escalation.severity(),
                escalation.reason(),
                staff.name(escalation.recordedBy()),
                escalation.recordedAt(),
                escalation.raisedFurtherAt(),
                escalation.resolution(),
                escalation.resolvedBy(),
                escalation.resolvedAt());
    }

    private Long record(
            String key,
            String by,
            Escalation.Cause cause,
            @Nullable String task,
            @Nullable Severity severity,
            @Nullable String reason) {
        Instant now = clock.instant();
        Escalation recorded = escalations.save(
                new Escalation(key, escalations.nextVersion(key), by, now, cause, task, severity, reason));
        events.publishEvent(new EscalationRecorded(key, cause.name(), task, reason, now));
        return Objects.requireNonNull(recorded.id());
    }

    /** An escalation's fields. */
    record EscalationContent(
            String requirementNumber,
            Escalation.Cause cause,
            @Nullable String task,
            @Nullable Severity severity,
            @Nullable String reason,
            String raisedBy,
            Instant raisedAt,
            @Nullable Instant raisedFurtherAt,
            @Nullable String resolution,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {}
}
