package io.closedloop.customer;

import io.closedloop.calendar.Calendars;
import io.closedloop.customer.CaseStatus.Progress;
import io.closedloop.customer.CaseStatus.Question;
import io.closedloop.customer.CaseStatus.Released;
import io.closedloop.customer.CaseStatus.Step;
import io.closedloop.document.DocumentText;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.link.Ask;
import io.closedloop.link.Link;
import io.closedloop.link.Links;
import io.closedloop.link.Purpose;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RequirementSummary;
import io.closedloop.registration.Status;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.KeptRendering.Occasion;
import io.closedloop.rendering.Renderings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a customer where a requirement stands; nothing that is ours alone. */
@Service
@Transactional(readOnly = true)
public class CaseStatuses {

    private static final String PLAN = "handling-plan";

    private final Registration registration;
    private final Documents documents;
    private final AskedDocuments asked;
    private final DocumentText words;
    private final Renderings renderings;
    private final Links links;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;

    CaseStatuses(
            Registration registration,
            Documents documents,
            AskedDocuments asked,
            DocumentText words,
            Renderings renderings,
            Links links,
            Calendars calendars,
            Refusals refusals,
            Clock clock) {
        this.registration = registration;
        this.documents = documents;
        this.asked = asked;
        this.words = words;
        this.renderings = renderings;
        this.links = links;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
    }

    public CaseStatus of(String number, Locale reader) {
        RequirementSummary requirement =
                registration.find(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number));
        Status status = requirement.status();
        return new CaseStatus(
                status,
                Status.STEPS.stream()
                        .map(step -> new Step(step, progress(step, status)))
                        .toList(),
                links.of(number).stream()
                        .filter(this::isAwaited)
                        .map(link -> new Question(
                                link.ask().purpose(), link.ask().subject(), calendars.dayOf(link.createdAt())))
                        .toList(),
                promised(number, status),
                requirement.expectedDeliveryDate(),
                renderings.kept(number).stream()
                        .filter(CaseStatuses::isReleased)
                        .map(kept -> released(kept, reader))
                        .toList(),
                status == Status.EXECUTION || status == Status.DELIVERY);
    }

    /**
     * A document that went to the customer.
     *
     * @throws io.closedloop.refusal.Refusal when there is none of this requirement
     */
    public KeptRendering released(String number, long id) {
        return renderings.kept(number).stream()
                .filter(kept -> kept.id() == id && isReleased(kept))
                .findFirst()
                .orElseThrow(() -> refusals.notFound("refusal.visit.noDocument"));
    }

    private static Progress progress(Status step, Status status) {
        if (status == Status.CLOSED) {
            return Progress.DONE;
        }
        int now = Status.STEPS.indexOf(status);
        int at = Status.STEPS.indexOf(step);
        if (at == now) {
            return Progress.CURRENT;
        }
        return at < now ? Progress.DONE : Progress.AHEAD;
    }

    /** Whether nothing goes on before the customer answered. A registration that was read back goes on without. */
    private boolean isAwaited(Link link) {
        Ask ask = link.ask();
        return link.isOpen(clock.instant())
                && ask.purpose() != Purpose.STATUS
                && ask.purpose() != Purpose.REGISTRATION
                && asked.isNewest(link.number(), ask);
    }

    /** What the plan says that the customer confirmed. */
    private @Nullable LocalDate promised(String number, Status status) {
        return status != Status.EXECUTION && status != Status.DELIVERY
                ? null
                : documents
                        .latest(number, PLAN)
                        .map(plan ->
                                (LocalDate) Fields.of(plan.content()).values().get("plannedEnd"))
                        .orElse(null);
    }

    private static boolean isReleased(KeptRendering kept) {
        return kept.occasion() == Occasion.SENT || kept.occasion() == Occasion.SIGNED;
    }

    private Released released(KeptRendering kept, Locale reader) {
        return new Released(
                kept.id(),
                words.title(kept.kind(), reader),
                kept.version(),
                kept.occasion() == Occasion.SIGNED,
                calendars.dayOf(kept.keptAt()),
                Math.max(1, kept.size() / 1024));
    }
}
