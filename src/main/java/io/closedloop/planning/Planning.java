package io.closedloop.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.document.Documents;
import io.closedloop.document.RowKey;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.Answered;
import io.closedloop.evidence.CheckScan;
import io.closedloop.evidence.Evidence;
import io.closedloop.evidence.Evidences;
import io.closedloop.evidence.Origin;
import io.closedloop.evidence.Outcome;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import io.closedloop.staff.Staff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the customer's answers to the plan, and the task breakdown list. */
@Service
@Transactional
public class Planning {

    private static final String CONFIRMATION = "confirmation-record";

    private final ConfirmationRecords confirmations;
    private final TaskBreakdowns breakdowns;
    private final WorkItemTable items;
    private final Documents documents;
    private final Attachments attachments;
    private final Renderings renderings;
    private final Evidences evidences;
    private final Staff staff;

    Planning(
            ConfirmationRecords confirmations,
            TaskBreakdowns breakdowns,
            WorkItemTable items,
            @Lazy Documents documents,
            Attachments attachments,
            Renderings renderings,
            Evidences evidences,
            Staff staff) {
        this.renderings = renderings;
        this.evidences = evidences;
        this.confirmations = confirmations;
        this.breakdowns = breakdowns;
        this.items = items;
        this.documents = documents;
        this.attachments = attachments;
        this.staff = staff;
    }

    /** Keeps the plan exactly as it goes to the customer. */
    KeptRendering keepPlanAsSent(String number, Locale language) {
        return renderings.keep(plan(number), KeptRendering.Occasion.SENT, language);
    }

    /** Keeps the confirmation exactly as it was recorded. */
    void keepConfirmation(String number) {
        renderings.keep(documents.version(number, CONFIRMATION, null, null), KeptRendering.Occasion.SIGNED);
    }

    /** Keeps the customer's answer to the plan's current version. */
    void answer(String number, Submission<ObtainConfirmation> answered) {
        Document plan = plan(number);
        int version = confirmations.nextVersion(number);
        Origin origin = answered.origin(Origin.class);
        String sha256 = origin != null && origin.shownSha256() != null
                ? origin.shownSha256()
                : renderings
                        .sent(number, plan.kind(), plan.version())
                        .map(KeptRendering::sha256)
                        .orElse(null);
        Evidence evidence = answered.form().evidence().keptBy(attachments, number);
        confirmations.save(new ConfirmationRecord(
                number,
                version,
                answered.by(),
                answered.at(),
                answered.form().decision(),
                plan.version(),
                sha256,
                evidence));
        evidences.keep(new Answered(
                new DocumentRef(plan.kind(), number, plan.version()),
                sha256,
                new DocumentRef(CONFIRMATION, number, version),
                Outcome.valueOf(answered.form().decision().name()),
                evidence,
                answered.by(),
                answered.at(),
                origin));
    }

    /** Keeps what a second employee found about the scan of the newest confirmation. */
    void checkScan(String number, Submission<CheckScan> checked) {
        evidences.check(new DocumentRef(CONFIRMATION, number, confirmations.countByNumber(number)), checked);
    }

    @EventListener
    void on(CustomerErased event) {
        confirmations.erase(event.key());
    }

    /** Writes the next version of the list: items it does not name are taken off, those done stay as they are. */
    void breakDown(String number, Submission<BreakDownTasks> broken) {
        Map<Long, WorkItem> known = new HashMap<>();
        items.findByNumberOrderById(number).forEach(item -> known.put(item.id(), item));
        List<WorkItemPlan> planned = new ArrayList<>();
        for (WorkItemPlan row : broken.form().workItems()) {
            WorkItem item = row.id() == null ? items.save(new WorkItem(number, row)) : known.remove(row.id());
            Objects.requireNonNull(item).plan(row);
            planned.add(row.withId(item.id()));
        }
        known.values().stream().filter(WorkItem::isOpen).forEach(WorkItem::remove);
        breakdowns.save(new TaskBreakdown(number, breakdowns.nextVersion(number), broken.by(), broken.at(), planned));
    }

    /** Who wrote the newest version of the list: the project manager of the requirement. */
    @Transactional(readOnly = true)
    public Optional<String> manager(String number) {
        List<TaskBreakdown> versions = breakdowns.findByNumberOrderByVersion(number);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.get(versions.size() - 1).recordedBy());
    }

    /** The list as it stands, to be worked on. */
    @Transactional(readOnly = true)
    public List<CurrentItem> current(String number) {
        return listed(number, breakdownVersion(number));
    }

    /** A version of the list, with how its items stand now. */
    @Transactional(readOnly = true)
    public List<CurrentItem> listed(String number, int version) {
        return breakdowns.findByNumberOrderByVersion(number).stream()
                .filter(breakdown -> breakdown.version() == version)
                .flatMap(breakdown -> breakdown.items().stream())
                .map(plan -> new CurrentItem(plan, status(plan)))
                .toList();
    }

    /** The newest version of the list; 0 while there is none. */
    @Transactional(readOnly = true)
    public int breakdownVersion(String number) {
        return breakdowns.countByNumber(number);
    }

    /** A version of the list that there is: the one asked for, else the newest. */
    @Transactional(readOnly = true)
    public int breakdownVersion(String number, @Nullable Integer asked) {
        int newest = breakdownVersion(number);
        return asked == null || asked < 1 || asked > newest ? newest : asked;
    }

    /** What rows would change of a version of the list. */
    @Transactional(readOnly = true)
    public List<BreakdownChange> changes(String number, int version, List<WorkItemPlan> proposed) {
        return breakdowns.findByNumberOrderByVersion(number).stream()
                .filter(breakdown -> breakdown.version() == version)
                .flatMap(breakdown -> BreakdownChange.between(breakdown.items(), proposed, staff::name).stream())
                .toList();
    }

    /** A row of the list with how it stands. */
    public record CurrentItem(WorkItemPlan plan, @Nullable WorkStatus status) {}

    @Transactional(readOnly = true)
    List<Document> confirmationDocuments(String number) {
        return confirmations.findByNumberOrderByVersion(number).stream()
                .map(version -> version.as(CONFIRMATION, content(version)))
                .toList();
    }

    /** @param item id of the one work item to show; null for the whole list */
    @Transactional(readOnly = true)
    List<Document> breakdownDocuments(String number, @Nullable String item) {
        return breakdowns.findByNumberOrderByVersion(number).stream()
                .map(version -> version.as(
                        "task-breakdown",
                        new BreakdownContent(version.items().stream()
                                .filter(plan -> item == null || item.equals(String.valueOf(plan.id())))
                                .map(plan -> row(number, plan))
                                .toList())))
                .toList();
    }

    private Document plan(String number) {
        return documents.version(number, "handling-plan", null, null);
    }

    private static ConfirmationContent content(ConfirmationRecord record) {
        Evidence evidence = record.evidence();
        return new ConfirmationContent(
                record.number(),
                record.planVersion(),
                record.planSha256(),
                record.decision(),
                evidence.evidenceKind(),
                evidence.evidence(),
                evidence.confirmedBy(),
                evidence.confirmedOn(),
                evidence.comment());
    }

    private BreakdownRow row(String number, WorkItemPlan plan) {
        WorkItem item = items.findById(Objects.requireNonNull(plan.id())).orElseThrow();
        return new BreakdownRow(
                item.id(),
                number,
                plan.name(),
                staff.name(plan.owner()),
                plan.plannedStart(),
                plan.plannedEnd(),
                item.actualEnd(),
                item.status(),
                plan.deliverable(),
                plan.remarks());
    }

    private @Nullable WorkStatus status(WorkItemPlan plan) {
        return items.findById(Objects.requireNonNull(plan.id())).orElseThrow().status();
    }

    /** The customer confirmation record's fields. */
    record ConfirmationContent(
            String requirementNumber,
            int planVersion,
            @Nullable String planSha256,
            ObtainConfirmation.Decision decision,
            Evidence.@Nullable Kind evidenceKind,
            @Nullable AttachmentRef evidence,
            @Nullable String confirmedBy,
            @Nullable LocalDate confirmedOn,
            @Nullable String comment) {}

    /** The task breakdown list. */
    record BreakdownContent(List<BreakdownRow> workItems) {}

    /** The task breakdown list's columns, in the order of its template. */
    record BreakdownRow(
            @RowKey @JsonIgnore Long workItem,
            String requirementNumber,
            String taskName,
            String owner,
            LocalDate plannedStart,
            LocalDate plannedEnd,
            @Nullable LocalDate actualEnd,
            @Nullable WorkStatus status,
            String deliverable,
            @Nullable String remarks) {}
}
