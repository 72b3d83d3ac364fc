package io.closedloop.mailbox;

import io.closedloop.document.AttachmentRef;
import io.closedloop.registration.Channel;
import io.closedloop.registration.RecordRequirement;
import io.closedloop.registration.Urgency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A mail as a requirement: what the customer wrote, and nothing guessed. */
final class MailIntake {

    private static final Pattern URGENT = Pattern.compile("[\\[【（(]\\s*(紧急|加急|特急|緊急|urgent)\\s*[\\]】）)]");

    private MailIntake() {}

    /**
     * @param notes what of the mail is not kept, a sentence each
     * @param noSubject stands where a mail has neither subject nor text
     */
    static RecordRequirement of(ReadMail mail, List<AttachmentRef> attachments, List<String> notes, String noSubject) {
        String sender = mail.name().isEmpty() ? noSubject : mail.name();
        return new RecordRequirement(
                MailText.limited(sender, 200),
                mail.name().isEmpty() || mail.name().equals(mail.address()) ? null : MailText.limited(mail.name(), 100),
                mail.address() == null ? null : MailText.limited(mail.address(), 200),
                Channel.EMAIL,
                description(mail, noSubject),
                details(mail, notes),
                attachments,
                isUrgent(mail) ? Urgency.HIGH : Urgency.MEDIUM,
                null);
    }

    private static String description(ReadMail mail, String noSubject) {
        String first = mail.subject().isBlank() ? MailText.line(mail.text(), 500) : mail.subject();
        return first.isBlank() ? noSubject : MailText.limited(first, 500);
    }

    private static String details(ReadMail mail, List<String> notes) {
        String note = notes.isEmpty() ? "" : MailText.limited("\n\n" + String.join("\n", notes), 2000);
        String details = (MailText.limited(mail.text(), 4000 - note.length()) + note).strip();
        return details.isEmpty() ? mail.subject() : details;
    }

    private static boolean isUrgent(ReadMail mail) {
        return mail.header("importance").startsWith("high")
                || mail.header("x-priority").matches("[12]\\b.*")
                || mail.header("priority").startsWith("urgent")
                || URGENT.matcher(mail.subject().toLowerCase(Locale.ROOT)).find();
    }
}
