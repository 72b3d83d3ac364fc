package io.closedloop.change;

import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.Answered;
import io.closedloop.evidence.CheckScan;
import io.closedloop.evidence.Evidences;
import io.closedloop.evidence.Kept;
import io.closedloop.planning.Planning;
import io.closedloop.planning.WorkItemPlan;
import io.closedloop.refusal.Refusals;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import io.closedloop.staff.Staff;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps change requests: what is wanted, what it would mean, who approved it. */
@Service
@Transactional
public class Changes {

    private static final String KIND = "change-request";

    private final ChangeRequests requests;
    private final Planning planning;
    private final Renderings renderings;
    private final Evidences evidences;
    private final Staff staff;
    private final Refusals refusals;
    private final ApplicationEventPublisher events;

    Changes(
            ChangeRequests requests,
            Planning planning,
            Renderings renderings,
            Evidences evidences,
            Staff staff,
            Refusals refusals,
            ApplicationEventPublisher events) {
        this.planning = planning;
        this.renderings = renderings;
        this.evidences = evidences;
        this.requests = requests;
        this.staff = staff;
        this.refusals = refusals;
        this.events = events;
    }

    /** @return the new change request's number, such as {@code 202405-001-C01} */
    String request(String number, Submission<RequestChange> wanted) {
        RequestChange form = wanted.form();
        String changeNumber = requests.save(
                        new ChangeRequest(number, requests.nextVersion(number), wanted.by(), wanted.at(), form))
                .changeNumber();
        events.publishEvent(new ChangeRecorded(
                number,
                changeNumber,
                Objects.requireNonNullElse(form.changeCause(), ChangeCause.OTHER),
                form.changeDescription(),
                wanted.at()));
        return changeNumber;
    }

    void assess(String changeNumber, Submission<AssessChangeImpact> assessed) {
        ChangeRequest change = change(changeNumber);
        change.assess(assessed.form().impact(), assessed.by(), assessed.at());
        List<WorkItemPlan> proposed = assessed.form().workItems();
        if (proposed != null) {
            change.propose(
                    planning.breakdownVersion(change.number(), assessed.form().breakdownVersion()), proposed);
        }
    }

    /** Keeps the request exactly as it goes to the customer, or as it was decided. */
    KeptRendering keep(String changeNumber, KeptRendering.Occasion occasion, Locale language) {
        return renderings.keep(document(change(changeNumber)), occasion, language);
    }

    /** The same in the installation's language. */
    void keep(String changeNumber, KeptRendering.Occasion occasion) {
        renderings.keep(document(change(changeNumber)), occasion);
    }

    /** The proposed task breakdown of a change, while it still starts from the list as it stands. */
    @Transactional(readOnly = true)
    Optional<List<WorkItemPlan>> proposal(String changeNumber) {
        ChangeRequest change = change(changeNumber);
        Integer from = change.breakdownVersion();
        return from != null && from == planning.breakdownVersion(change.number())
                ? Optional.of(change.proposedItems())
                : Optional.empty();
    }

    void customerDecides(String changeNumber, Submission<ApproveChangeForCustomer> answered) {
        ChangeRequest change = change(changeNumber);
        ApproveChangeForCustomer form = answered.form();
        Kept kept = evidences.keep(new Answered(ref(change), ref(change), form.decision(), form.evidence(), answered));
        change.customerDecides(form.decision(), kept.evidence(), answered.by(), answered.at());
    }

    /** Keeps what a second employee found about the scan of the customer's answer. */
    void checkScan(String changeNumber, Submission<CheckScan> checked) {
        evidences.check(ref(change(changeNumber)), checked);
    }

    private static DocumentRef ref(ChangeRequest change) {
        return new DocumentRef(KIND, change.number(), change.version());
    }

    /** @throws io.closedloop.refusal.Refusal when it is who recorded or assessed the change */
    void companyDecides(String changeNumber, Submission<ApproveChangeInternally> decided) {
        ChangeRequest change = change(changeNumber);
        if (change.isWorkOf(decided.by())) {
            throw refusals.forbidden("refusal.change.ownWork");
        }
        change.companyDecides(
                decided.form().decision(), decided.form().comment(), staff.name(decided.by()), decided.at());
    }

    ChangeStatus decide(String changeNumber) {
        return change(changeNumber).decide();
    }

    void implement(String changeNumber) {
        change(changeNumber).implement();
    }

    @EventListener
    void on(CustomerErased event) {
        requests.erase(event.key(), event.marker());
    }

    /** The numbers of a requirement's change requests, oldest first. */
    @Transactional(readOnly = true)
    public List<String> numbers(String number) {
        return requests.findByNumberOrderByVersion(number).stream()
                .map(ChangeRequest::changeNumber)
                .toList();
    }

    /** The approved change that has waited longest to be worked into the task breakdown. */
    @Transactional(readOnly = true)
    String nextApproved(String number) {
        return requests.findByNumberOrderByVersion(number).stream()
                .filter(change -> change.status() == ChangeStatus.APPROVED)
                .map(ChangeRequest::changeNumber)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No approved change of " + number));
    }

    /** @param changeNumber the one change to show; null for all of the requirement */
    @Transactional(readOnly = true)
    List<Document> documents(String number, @Nullable String changeNumber) {
        return requests.findByNumberOrderByVersion(number).stream()
                .filter(change -> changeNumber == null || changeNumber.equals(change.changeNumber()))
                .map(this::document)
                .toList();
    }

    private Document document(ChangeRequest change) {
        Integer from = change.breakdownVersion();
        return change.as(
                KIND,
                change.content(
                        from == null ? List.of() : planning.changes(change.number(), from, change.proposedItems())));
    }

    private ChangeRequest change(String changeNumber) {
        return requests.findByChangeNumber(changeNumber)
                .orElseThrow(() -> new IllegalStateException("No change request " + changeNumber));
    }
}
