package io.closedloop.delivery;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.Answered;
import io.closedloop.evidence.CheckResult;
import io.closedloop.evidence.CheckScan;
import io.closedloop.evidence.Evidences;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import io.closedloop.staff.Staff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was delivered, how the customer judged it, and what was mended. */
@Service
@Transactional
public class Delivery {

    private static final String FORM = "acceptance-form";
    private static final String DRAFT = "acceptance-draft";

    private final DeliverablesLists lists;
    private final AcceptanceForms forms;
    private final Attachments attachments;
    private final Renderings renderings;
    private final Evidences evidences;
    private final Staff staff;
    private final Calendars calendars;
    private final ApplicationEventPublisher events;

    Delivery(
            DeliverablesLists lists,
            AcceptanceForms forms,
            Attachments attachments,
            Renderings renderings,
            Evidences evidences,
            Staff staff,
            Calendars calendars,
            ApplicationEventPublisher events) {
        this.renderings = renderings;
        this.evidences = evidences;
        this.lists = lists;
        this.forms = forms;
        this.attachments = attachments;
        this.staff = staff;
        this.calendars = calendars;
        this.events = events;
    }

    void submit(String number, Submission<SubmitDeliverables> submitted) {
        String rectification =
                lastForm(number).map(AcceptanceForm::rectification).orElse(null);
        lists.save(new DeliverablesList(
                number,
                lists.nextVersion(number),
                submitted.by(),
                submitted.at(),
                submitted.form().deliverables(),
                attachments.keep(submitted.form().files(), number),
                rectification));
    }

    void accept(String number, Submission<ConductAcceptance> accepted) {
        DeliverablesList delivered = lastList(number).orElseThrow();
        AttachmentRef signature = accepted.form().signature();
        int round = forms.nextVersion(number);
        ConductAcceptance form = accepted.form().with(signature == null ? null : attachments.keep(signature, number));
        AcceptanceForm kept = forms.save(new AcceptanceForm(
                number,
                round,
                accepted.by(),
                accepted.at(),
                delivered.title(),
                calendars.dayOf(delivered.recordedAt()),
                form));
        evidences.keep(new Answered(
                new DocumentRef(DRAFT, number, delivered.version()),
                new DocumentRef(FORM, number, round),
                form.decision(),
                form.evidence(),
                accepted));
        if (!form.isScanned()) {
            publish(kept, accepted.at());
        }
    }

    /** Keeps what a second employee found about the scan; a form whose scan shows something else does not count. */
    void checkScan(String number, Submission<CheckScan> checked) {
        AcceptanceForm form = lastForm(number).orElseThrow();
        evidences.check(new DocumentRef(FORM, number, form.version()), checked);
        if (checked.form().decision() == CheckResult.DIFFERS) {
            form.voidIt();
        } else {
            publish(form, checked.at());
        }
    }

    private void publish(AcceptanceForm form, Instant at) {
        ConductAcceptance acceptance = form.acceptance();
        events.publishEvent(new AcceptanceRecorded(
                form.number(),
                forms.countByNumberAndVoided(form.number(), false),
                acceptance.decision() == ConductAcceptance.Decision.PASSED,
                acceptance.failureCategory(),
                acceptance.failureReason(),
                at));
    }

    /** Keeps the form that the customer is asked to sign, exactly as it goes out. */
    KeptRendering keepDraftAsSent(String number, Locale language) {
        List<Document> drafts = draftDocuments(number);
        return renderings.keep(drafts.get(drafts.size() - 1), KeptRendering.Occasion.SENT, language);
    }

    /** Keeps the acceptance form exactly as the customer signed it. */
    void keepAcceptance(String number) {
        List<Document> forms = acceptanceDocuments(number);
        renderings.keep(forms.get(forms.size() - 1), KeptRendering.Occasion.SIGNED);
    }

    void rectify(String number, Submission<Rectify> rectified) {
        lastForm(number)
                .orElseThrow()
                .rectify(rectified.form().rectification(), staff.name(rectified.by()), rectified.at());
    }

    @EventListener
    void on(CustomerErased event) {
        forms.erase(event.key(), event.marker());
        lists.eraseFiles(event.key());
    }

    /** What was delivered last; a new round starts from it. */
    @Transactional(readOnly = true)
    List<Deliverable> lastDeliverables(String number) {
        return lastList(number)
                .map(DeliverablesList::deliverables)
                .map(List::copyOf)
                .orElse(List.of());
    }

    /** What a version of the list names, each as the acceptance form does. */
    @Transactional(readOnly = true)
    public List<String> titles(String number, int version) {
        return lists.findByNumberOrderByVersion(number).stream()
                .filter(list -> list.version() == version)
                .flatMap(list -> list.deliverables().stream())
                .map(Deliverable::title)
                .toList();
    }

    /** The files delivered last. */
    @Transactional(readOnly = true)
    List<AttachmentRef.Linked> lastFiles(String number) {
        return lastList(number).map(DeliverablesList::files).orElse(List.of()).stream()
                .map(file -> file.of(number))
                .toList();
    }

    @Transactional(readOnly = true)
    List<Document> listDocuments(String number) {
        return lists.findByNumberOrderByVersion(number).stream()
                .map(list -> list.as(
                        "deliverables-list",
                        new DeliverablesContent(
                                number,
                                calendars.dayOf(list.recordedAt()),
                                staff.name(list.recordedBy()),
                                List.copyOf(list.deliverables()),
                                list.files(),
                                list.rectification())))
                .toList();
    }

    @Transactional(readOnly = true)
    List<Document> acceptanceDocuments(String number) {
        return forms.findByNumberOrderByVersion(number).stream()
                .map(form -> form.as(FORM, form.content()))
                .toList();
    }

    /** The form to take to the customer; there is one while a delivery has not been judged. */
    @Transactional(readOnly = true)
    List<Document> draftDocuments(String number) {
        return lastList(number).stream()
                .filter(list -> list.version() > forms.countByNumberAndVoided(number, false))
                .map(list -> list.as(DRAFT, AcceptanceDraft.of(list, calendars.dayOf(list.recordedAt()))))
                .toList();
    }

    private Optional<DeliverablesList> lastList(String number) {
        return lists.findByNumberOrderByVersion(number).stream().reduce((first, second) -> second);
    }

    private Optional<AcceptanceForm> lastForm(String number) {
        return forms.findByNumberOrderByVersion(number).stream().reduce((first, second) -> second);
    }

    /** The deliverables list's fields. */
    record DeliverablesContent(
            String requirementNumber,
            LocalDate deliveryDate,
            String submittedBy,
            List<Deliverable> deliverables,
            List<AttachmentRef> files,
            @Nullable String rectification) {}
}
