package io.closedloop.delivery;

import io.closedloop.document.AttachmentRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The acceptance form's columns in the order of its template, then the kind of failure, the scan, the round and what came of it. */
record AcceptanceContent(
        String requirementNumber,
        String deliverableName,
        LocalDate deliveryDate,
        LocalDate acceptanceDate,
        String customerContact,
        String acceptanceContent,
        ConductAcceptance.Decision result,
        @Nullable String failureReason,
        @Nullable String customerSignature,
        @Nullable LocalDate customerDate,
        @Nullable FailureCategory failureCategory,
        @Nullable AttachmentRef signature,
        String acceptanceNumber,
        @Nullable String rectification,
        @Nullable String rectifiedBy,
        @Nullable Instant rectifiedAt) {}
