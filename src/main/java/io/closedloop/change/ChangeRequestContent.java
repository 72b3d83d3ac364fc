package io.closedloop.change;

import io.closedloop.document.AttachmentRef;
import io.closedloop.evidence.Evidence;
import io.closedloop.planning.BreakdownChange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The change request's fields, in the order of its template. */
record ChangeRequestContent(
        String requirementNumber,
        String changeNumber,
        String requestedBy,
        String changeDescription,
        String reason,
        @Nullable Integer scheduleImpactDays,
        @Nullable BigDecimal costImpact,
        @Nullable String affectedWorkItems,
        @Nullable String assessment,
        @Nullable Approval customerDecision,
        Evidence.@Nullable Kind evidenceKind,
        @Nullable AttachmentRef evidence,
        @Nullable String confirmedBy,
        @Nullable LocalDate confirmedOn,
        @Nullable String comment,
        @Nullable Approval internalDecision,
        @Nullable String internalDecisionBy,
        @Nullable String internalComment,
        ChangeStatus changeStatus,
        @Nullable ChangeCause changeCause,
        List<BreakdownChange> proposedWorkItems) {}
