package io.closedloop.improvement;

import io.closedloop.calendar.Calendars;
import io.closedloop.change.ChangeRecorded;
import io.closedloop.deadline.DeadlineEnded;
import io.closedloop.delivery.AcceptanceRecorded;
import io.closedloop.engine.CaseEnded;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.KeyChanged;
import io.closedloop.escalation.EscalationRecorded;
import io.closedloop.improvement.FactTable.Occurrence;
import io.closedloop.improvement.FactTable.Occurrence.Kind;
import io.closedloop.registration.RequirementReceived;
import io.closedloop.registration.RequirementRegistered;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes what happens to requirements, within the transaction it happens in. */
@Service
@Transactional
class Facts {

    private static final String UNCLASSIFIED = "UNCLASSIFIED";

    private final FactTable facts;
    private final ImprovementProcess process;
    private final Calendars calendars;
    private final Clock clock;

    Facts(FactTable facts, ImprovementProcess process, Calendars calendars, Clock clock) {
        this.facts = facts;
        this.process = process;
        this.calendars = calendars;
        this.clock = clock;
    }

    @EventListener
    void on(RequirementReceived event) {
        facts.received(
                event.reference(),
                event.customerName(),
                event.channel().name(),
                event.urgency().name(),
                event.receivedAt());
    }

    @EventListener
    void on(RequirementRegistered event) {
        facts.registered(
                event.number(),
                event.customerName(),
                event.channel().name(),
                event.urgency().name(),
                event.registeredAt());
    }

    @EventListener
    void on(KeyChanged event) {
        facts.rename(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        facts.erased(event.key(), event.marker(), clock.instant());
    }

    @EventListener
    void on(CaseEnded event) {
        Instant now = clock.instant();
        facts.receivedAt(event.key())
                .ifPresent(received -> facts.ended(
                        event.key(),
                        event.outcome().toUpperCase(Locale.ROOT),
                        CyclePolicy.split(received, now, process.stays(event.key()), calendars.current()),
                        now));
    }

    @EventListener
    void on(ChangeRecorded event) {
        facts.changed(event.number());
        facts.occurred(
                event.number(),
                new Occurrence(
                        Kind.CHANGE,
                        event.cause().name(),
                        null,
                        null,
                        event.changeNumber() + " · " + event.description()),
                event.requestedAt());
    }

    @EventListener
    void on(AcceptanceRecorded event) {
        String category =
                event.category() == null ? UNCLASSIFIED : event.category().name();
        facts.accepted(event.number(), event.round(), event.passed(), event.recordedAt());
        facts.occurred(
                event.number(),
                new Occurrence(
                        Kind.ACCEPTANCE,
                        event.passed() ? null : category,
                        event.passed(),
                        event.round(),
                        event.failureReason()),
                event.recordedAt());
    }

    @EventListener
    void on(EscalationRecorded event) {
        String reason = event.reason() == null ? event.task() : event.reason();
        facts.occurred(
                event.number(), new Occurrence(Kind.ESCALATION, event.cause(), null, null, reason), event.recordedAt());
    }

    @EventListener
    void on(DeadlineEnded event) {
        if (!event.task().equals(ImprovementProcess.UNANSWERED)) {
            facts.occurred(
                    event.number(),
                    new Occurrence(Kind.DEADLINE, event.task(), event.kept(), null, null),
                    event.endedAt());
        }
    }
}
