package io.closedloop.evidence;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.DocumentRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The evidence record's fields, in the order of its template. */
public record EvidenceContent(
        String requirementNumber,
        DocumentRef answer,
        DocumentRef shownDocument,
        @Nullable String shownSha256,
        Outcome decision,
        Way way,
        @Nullable String givenBy,
        @Nullable LocalDate givenOn,
        @Nullable String comment,
        @Nullable AttachmentRef evidence,
        @Nullable AttachmentRef drawnSignature,
        @Nullable String address,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable Long link,
        boolean codeChecked,
        @Nullable String mail,
        @Nullable String mailSha256,
        @Nullable String dkim,
        @Nullable CheckResult checkResult,
        @Nullable String checkNote,
        @Nullable String checkedBy,
        @Nullable Instant checkedAt) {}
