package io.closedloop.change;

import io.closedloop.document.VersionedDocument;
import io.closedloop.evidence.Evidence;
import io.closedloop.planning.BreakdownChange;
import io.closedloop.planning.WorkItemPlan;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A change request. Its version is its running number within the requirement; its parts are written once each, by
 * whoever is asked next.
 */
@Entity
@DynamicUpdate // others write other columns of it at the same moment
@Table(name = "change_request")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ChangeRequest extends VersionedDocument {

    private String changeNumber;
    private String requestedBy;
    private String description;
    private String reason;

    @Enumerated(EnumType.STRING)
    private @Nullable ChangeCause cause;

    @Enumerated(EnumType.STRING)
    private ChangeStatus status = ChangeStatus.UNDECIDED;

    @Embedded
    private @Nullable ChangeImpact impact;

    /** The version of the task breakdown that the proposal starts from; null without a proposal. */
    private @Nullable Integer breakdownVersion;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "change_proposed_item", joinColumns = @JoinColumn(name = "change_id"))
    @OrderColumn(name = "position")
    @AttributeOverride(name = "id", column = @Column(name = "work_item_id"))
    private List<WorkItemPlan> proposedItems = new ArrayList<>();

    private @Nullable String assessedBy;
    private @Nullable Instant assessedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Approval customerDecision;

    @Embedded
    private @Nullable Evidence evidence;

    private @Nullable String customerDecisionRecordedBy;
    private @Nullable Instant customerDecisionAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Approval internalDecision;

    private @Nullable String internalComment;
    private @Nullable String internalDecisionBy;
    private @Nullable Instant internalDecisionAt;

    protected ChangeRequest() {}

    ChangeRequest(String number, int running, String recordedBy, Instant recordedAt, RequestChange wanted) {
        super(number, running, recordedBy, recordedAt);
        changeNumber = "%s-C%02d".formatted(number, running);
        requestedBy = wanted.requestedBy();
        description = wanted.changeDescription();
        reason = wanted.reason();
        cause = wanted.changeCause();
    }

    void assess(ChangeImpact assessed, String by, Instant at) {
        impact = assessed;
        assessedBy = by;
        assessedAt = at;
    }

    void customerDecides(Approval decision, Evidence proof, String recordedBy, Instant at) {
        customerDecision = decision;
        evidence = proof;
        customerDecisionRecordedBy = recordedBy;
        customerDecisionAt = at;
    }

    /** Whether somebody recorded or assessed it. */
    boolean isWorkOf(String user) {
        return user.equals(recordedBy()) || user.equals(assessedBy);
    }

    void companyDecides(Approval decision, @Nullable String comment, String by, Instant at) {
        internalDecision = decision;
        internalComment = comment;
        internalDecisionBy = by;
        internalDecisionAt = at;
    }

    /** No change is carried out before customer and company approved it. */
    ChangeStatus decide() {
        if (customerDecision == null || internalDecision == null) {
            throw new IllegalStateException(changeNumber + " is not decided by both");
        }
        status = customerDecision == Approval.APPROVE && internalDecision == Approval.APPROVE
                ? ChangeStatus.APPROVED
                : ChangeStatus.REJECTED;
        return status;
    }

    void implement() {
        if (status != ChangeStatus.APPROVED) {
            throw new IllegalStateException(changeNumber + " is " + status);
        }
        status = ChangeStatus.IMPLEMENTED;
    }

    /** Proposes what the task breakdown would be. */
    void propose(int version, List<WorkItemPlan> workItems) {
        breakdownVersion = version;
        proposedItems.addAll(workItems);
    }

    @Nullable
    Integer breakdownVersion() {
        return breakdownVersion;
    }

    List<WorkItemPlan> proposedItems() {
        return List.copyOf(proposedItems);
    }

    String description() {
        return description;
    }

    String changeNumber() {
        return changeNumber;
    }

    ChangeStatus status() {
        return status;
    }

    ChangeRequestContent content(List<BreakdownChange> proposed) {
        Evidence proof = evidence == null ? Evidence.none() : evidence;
        return new ChangeRequestContent(
                number(),
                changeNumber,
                requestedBy,
                description,
                reason,
                impact == null ? null : impact.scheduleImpactDays(),
                impact == null ? null : impact.costImpact(),
                impact == null ? null : impact.affectedWorkItems(),
                impact == null ? null : impact.assessment(),
                customerDecision,
                proof.evidenceKind(),
                proof.evidence(),
                proof.confirmedBy(),
                proof.confirmedOn(),
                proof.comment(),
                internalDecision,
                internalDecisionBy,
                internalComment,
                status,
                cause,
                proposed);
    }
}
