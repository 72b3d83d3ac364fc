package io.closedloop.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was read; all texts are clean.
 *
 * @param headers by name in lower case, decoded, in the order they came
 * @param messageId without angle brackets; null where a mail has none
 * @param answers ids of the mails it answers, the nearest first
 * @param address of the sender, in lower case; null unless there is exactly one
 * @param name the sender's name; the address where there is none
 * @param text what it says, quotations included
 * @param said without quotations and signature
 * @param left what was left out, by its name
 * @param report what it reports of a mail that did not arrive; null when it is no such report
 */
record ReadMail(
        Map<String, List<String>> headers,
        @Nullable String messageId,
        List<String> answers,
        @Nullable String address,
        String name,
        String subject,
        String text,
        String said,
        List<MailFile> files,
        List<String> left,
        @Nullable DeliveryReport report) {

    /**
     * A mail did not arrive.
     *
     * @param failed whether it never will; otherwise it is only late
     * @param original id of the mail it is about
     */
    record DeliveryReport(boolean failed, @Nullable String original) {}

    /** The first header of a name, in lower case letters for comparisons; empty when there is none. */
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? "" : values.get(0).strip().toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return headers.containsKey(name);
    }
}
