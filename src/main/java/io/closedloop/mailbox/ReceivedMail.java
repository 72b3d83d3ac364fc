package io.closedloop.mailbox;

import io.closedloop.document.AttachmentRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came in, and what became of it; what the sender wrote is empty until it is read, and after an erasure.
 *
 * @param sha256 of the mail as it is kept
 * @param size in bytes
 * @param whole whether it was small enough to be taken in
 * @param number of the requirement it belongs to, or its reference
 * @param answers id of the mail of ours that it answers
 * @param decision what it clearly says
 * @param reason why a person has to look at it
 * @param files that came with it, and the mail itself as the last, where they are kept
 * @param said without quotations and signature, and without the secret of a personal link
 * @param handled what that person decided
 */
record ReceivedMail(
        long id,
        @Nullable String messageId,
        String sha256,
        long size,
        boolean whole,
        Instant receivedAt,
        @Nullable String sender,
        @Nullable String senderName,
        @Nullable String subject,
        @Nullable MailKind kind,
        @Nullable String number,
        @Nullable String answers,
        @Nullable String decision,
        @Nullable String reason,
        @Nullable String dkim,
        List<AttachmentRef> files,
        @Nullable String said,
        @Nullable String handled,
        @Nullable String note,
        @Nullable String handledBy,
        @Nullable Instant handledAt) {

    /** Under which its process runs, and its files are kept while it belongs to no requirement. */
    static String key(long id) {
        return "mail-" + id;
    }

    String key() {
        return key(id);
    }
}
