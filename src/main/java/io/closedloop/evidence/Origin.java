package io.closedloop.evidence;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer that did not come through a task came from.
 *
 * @param address mail address of the one who answered
 * @param ip network address the answer came from
 * @param userAgent what the browser called itself
 * @param link id of the personal link
 * @param mail Message-ID of the mail
 * @param mailSha256 of the raw mail as it was received
 * @param dkim how the mail's DKIM signature was judged, such as {@code pass (d=example.com)}
 * @param signature picture of the signature that was drawn
 * @param codeChecked whether a code sent by mail was entered before the answer counted
 * @param shownSha256 of the document as it was shown
 */
public record Origin(
        Way way,
        @Nullable String address,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable Long link,
        @Nullable String mail,
        @Nullable String mailSha256,
        @Nullable String dkim,
        @Nullable AttachmentRef signature,
        boolean codeChecked,
        @Nullable String shownSha256) {

    /** A colleague records an answer. */
    public static Origin staff(Way way) {
        return new Origin(way, null, null, null, null, null, null, null, null, false, null);
    }

    Origin keptBy(Attachments attachments, String number) {
        return signature == null
                ? this
                : new Origin(
                        way,
                        address,
                        ip,
                        userAgent,
                        link,
                        mail,
                        mailSha256,
                        dkim,
                        attachments.keep(signature, number),
                        codeChecked,
                        shownSha256);
    }
}
