package io.closedloop.customer;

import io.closedloop.calendar.Calendars;
import io.closedloop.change.Approval;
import io.closedloop.change.ApproveChangeForCustomer;
import io.closedloop.change.ChangeCause;
import io.closedloop.change.ChangeProcess;
import io.closedloop.change.RequestChange;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.delivery.ConductAcceptance;
import io.closedloop.delivery.DeliveryProcess;
import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import io.closedloop.evidence.Evidence;
import io.closedloop.evidence.Way;
import io.closedloop.link.Ask;
import io.closedloop.link.Links;
import io.closedloop.planning.ObtainConfirmation;
import io.closedloop.planning.PlanningProcess;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.AnswerRegistration;
import io.closedloop.registration.ConfirmRegistration;
import io.closedloop.registration.RegistrationProcess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a customer's own answer to the requirement that waits for it; of several answers exactly one counts. */
@Service
@Transactional
public class Answering {

    /** Who recorded what a customer answered without a colleague, and uploaded what goes with it. */
    public static final String BY = Correspondence.CUSTOMER;

    private final RegistrationProcess registration;
    private final PlanningProcess planning;
    private final ChangeProcess change;
    private final DeliveryProcess delivery;
    private final AskedDocuments asked;
    private final Attachments attachments;
    private final Links links;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;

    Answering(
            RegistrationProcess registration,
            PlanningProcess planning,
            ChangeProcess change,
            DeliveryProcess delivery,
            AskedDocuments asked,
            Attachments attachments,
            Links links,
            Calendars calendars,
            Refusals refusals,
            Clock clock) {
        this.registration = registration;
        this.planning = planning;
        this.change = change;
        this.delivery = delivery;
        this.asked = asked;
        this.attachments = attachments;
        this.links = links;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Takes an answer.
     *
     * @throws io.closedloop.refusal.Refusal when it is incomplete, does not fit the question, comes too late or a second
     *     time, or is about a version that was replaced
     */
    public void answer(CustomerAnswer answer) {
        Ask ask = answer.ask();
        if (!Decision.to(ask.purpose()).contains(answer.decision())) {
            throw refusals.invalid("refusal.customer.decision");
        }
        if (answer.name().isBlank()) {
            throw refusals.invalid("refusal.customer.name");
        }
        if (!links.claim(answer.number(), ask, answer.origin().link())) {
            throw refusals.conflict("refusal.customer.twice", ask.subject());
        }
        if (!asked.isNewest(answer.number(), ask)) {
            throw refusals.conflict("refusal.customer.outdated", answer.number());
        }
        switch (ask.purpose()) {
            case STATUS -> throw refusals.invalid("refusal.customer.decision");
            case REGISTRATION ->
                registration.registrationAnswered(
                        answer.number(),
                        new AnswerRegistration(
                                ConfirmRegistration.Decision.valueOf(
                                        answer.decision().name()),
                                answer.comment(),
                                evidence(answer)),
                        BY,
                        answer.origin());
            case PLAN ->
                planning.planAnswered(
                        answer.number(),
                        new ObtainConfirmation(
                                ObtainConfirmation.Decision.valueOf(
                                        answer.decision().name()),
                                evidence(answer)),
                        BY,
                        answer.origin());
            case CHANGE ->
                change.changeAnswered(
                        ask.subject(),
                        new ApproveChangeForCustomer(
                                Approval.valueOf(answer.decision().name()), evidence(answer)),
                        BY,
                        answer.origin());
            case ACCEPTANCE -> delivery.acceptanceAnswered(answer.number(), acceptance(answer), BY, answer.origin());
        }
    }

    /**
     * A customer requests a change without a colleague.
     *
     * @throws io.closedloop.refusal.Refusal when a field is missing, or the requirement is not being carried out
     */
    public void requestChange(String number, String name, String description, String reason) {
        change.changeRequested(new RequestChange(number, name, description, reason, ChangeCause.NEW_NEED), BY);
    }

    private Evidence evidence(CustomerAnswer answer) {
        Evidence.Kind kind = answer.origin().way() == Way.EMAIL
                ? Evidence.Kind.EMAIL
                : answer.scan() != null ? Evidence.Kind.STAMPED_SCAN : Evidence.Kind.ONLINE;
        return new Evidence(kind, answer.scan(), answer.name(), today(), answer.comment());
    }

    private ConductAcceptance acceptance(CustomerAnswer answer) {
        boolean passed = answer.decision() == Decision.ACCEPT
                && answer.verdicts().stream().allMatch(Verdict::accepted);
        if (answer.decision() == Decision.ACCEPT && !passed) {
            throw refusals.invalid("refusal.customer.partly");
        }
        String looked = answer.verdicts().stream()
                .map(verdict -> verdict.deliverable() + ": "
                        + refusals.text(verdict.accepted() ? "customer.accepted" : "customer.refused"))
                .collect(Collectors.joining("\n"));
        return new ConductAcceptance(
                today(),
                answer.name(),
                looked.isEmpty() ? refusals.text("customer.whole") : looked,
                passed ? ConductAcceptance.Decision.PASSED : ConductAcceptance.Decision.NOT_PASSED,
                passed ? null : reasons(answer),
                passed ? answer.name() : null,
                passed ? today() : null,
                scan(answer),
                null);
    }

    /** A mail is no scan to be checked; it stays among the files of the requirement. */
    private @Nullable AttachmentRef scan(CustomerAnswer answer) {
        AttachmentRef file = answer.scan();
        if (file == null || answer.origin().way() != Way.EMAIL) {
            return file;
        }
        attachments.keep(file, answer.number());
        return null;
    }

    private static @Nullable String reasons(CustomerAnswer answer) {
        String reasons = answer.verdicts().stream()
                .filter(verdict -> !verdict.accepted() && verdict.reason() != null)
                .map(verdict -> verdict.deliverable() + ": " + verdict.reason())
                .collect(Collectors.joining("\n"));
        String all = reasons + (answer.comment() == null ? "" : "\n" + answer.comment());
        return all.isBlank() ? null : all.strip();
    }

    private LocalDate today() {
        return calendars.dayOf(clock.instant());
    }
}
