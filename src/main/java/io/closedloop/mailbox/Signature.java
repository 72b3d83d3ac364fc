package io.closedloop.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * What the DKIM signature of a mail is worth.
 *
 * @param domain who signed; null where nobody did
 * @param note what else is to be known, in the words of the standard; empty as a rule
 */
record Signature(Verdict verdict, @Nullable String domain, String note) {

    /** By RFC 8601. */
    enum Verdict {
        PASS,
        NONE,
        FAIL,
        TEMPERROR
    }

    static final Signature MISSING = new Signature(Verdict.NONE, null, "");

    /** Such as {@code pass (d=qq.com)}. */
    String text() {
        String details =
                (domain == null ? "" : "d=" + domain) + (note.isEmpty() ? "" : (domain == null ? "" : ", ") + note);
        return MailText.line(
                verdict.name().toLowerCase(java.util.Locale.ROOT) + (details.isEmpty() ? "" : " (" + details + ")"),
                200);
    }
}
