package io.closedloop.mailbox;

import static io.closedloop.mailbox.Judgement.Reason;

import io.closedloop.correspondence.SentMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what a mail is. Programs must never be answered as if they were people, and a mail binds a customer only when it
 * clearly answers a mail of ours, comes from whom we asked, and is not forged.
 */
final class MailPolicy {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply", "auto-reply");

    private static final List<String> OF_PROGRAMS = List.of(
            "x-autoreply",
            "x-autorespond",
            "x-autoresponder",
            "x-auto-response",
            "x-mail-autoreply",
            "list-id",
            "list-unsubscribe",
            "list-post",
            "list-help",
            "feedback-id");

    private static final Pattern AWAY = Pattern.compile(
            "^(re: ?|回复[:：] ?)?([\\[【(（]?(自动回复|自动答复|自动回覆|自動回覆|自動回復)[\\]】)）]?|automatic reply|auto[- ]?reply|auto[- ]?response"
                    + "|out of (the )?office|away from (the )?office|vacation( reply)?|on vacation|abwesenheitsnotiz"
                    + "|(休假|外出|不在办公室)(自动)?(通知|回复|提醒))\\b?.*",
            Pattern.UNICODE_CASE);

    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Z-])(\\d{6}-\\d{3,5}|R-[2-9A-HJ-NP-Z]{10})(?![0-9A-Z])");

    private final Function<String, Optional<SentMail>> sent;
    private final Function<String, Optional<String>> requirements;
    private final Set<String> own;
    private final int answersPerHour;

    /**
     * @param sent finds a mail of ours by its id
     * @param requirements finds a requirement by number or reference
     * @param own addresses we write from, in lower case
     */
    MailPolicy(
            Function<String, Optional<SentMail>> sent,
            Function<String, Optional<String>> requirements,
            Set<String> own,
            int answersPerHour) {
        this.sent = sent;
        this.requirements = requirements;
        this.own = own;
        this.answersPerHour = answersPerHour;
    }

    private record Ours(String id, SentMail mail) {}

    /**
     * @param whole false when only its headers are here
     * @param recent how many mails came from this sender within the hour
     */
    Judgement judge(ReadMail mail, Signature signature, boolean whole, int recent) {
        ReadMail.DeliveryReport report = mail.report();
        if (report != null) {
            return bounced(report);
        }
        Optional<Ours> answered =
                mail.answers().stream().flatMap(id -> ours(id).stream()).findFirst();
        Optional<String> named = answered.map(ours -> ours.mail().number()).or(() -> named(mail.subject()));
        String number = named.orElse(null);
        String id = answered.map(Ours::id).orElse(null);
        if (isOwn(mail) || isOfProgram(mail)) {
            return Judgement.automatic(number, id);
        }
        if (!whole) {
            return Judgement.unclear(number, id, Reason.TOO_LARGE);
        }
        if (recent > answersPerHour) {
            return Judgement.unclear(number, id, Reason.TOO_MANY);
        }
        if (answered.isPresent()) {
            return answered(mail, signature, answered.get());
        }
        if (number != null) {
            return Judgement.unclear(number, null, Reason.BY_SUBJECT);
        }
        if (mail.text().isBlank() && mail.files().isEmpty()) {
            return Judgement.unclear(null, null, Reason.EMPTY);
        }
        if (signature.verdict() == Signature.Verdict.FAIL) {
            // whoever is named as the sender gets no mail of ours for it
            return Judgement.unclear(null, null, Reason.BAD_SIGNATURE);
        }
        return new Judgement(MailKind.REQUIREMENT, null, null, null, null);
    }

    private Judgement answered(ReadMail mail, Signature signature, Ours ours) {
        SentMail asked = ours.mail();
        if (asked.ask() == null) {
            return Judgement.unclear(asked.number(), ours.id(), Reason.NOT_ASKED);
        }
        Optional<AnswerWords.Answer> answer = AnswerWords.read(asked.ask().purpose(), mail.said(), mail.name());
        Reason reason = answer.isEmpty()
                ? Reason.NOT_CLEAR
                : !isFrom(mail, asked)
                        ? Reason.OTHER_SENDER
                        : signature.verdict() == Signature.Verdict.FAIL ? Reason.BAD_SIGNATURE : null;
        return reason != null
                ? Judgement.unclear(asked.number(), ours.id(), reason)
                : new Judgement(MailKind.ANSWER, asked.number(), ours.id(), answer.get(), null);
    }

    private Judgement bounced(ReadMail.DeliveryReport report) {
        Optional<Ours> original = Optional.ofNullable(report.original()).flatMap(this::ours);
        if (report.failed() && original.isPresent()) {
            return new Judgement(
                    MailKind.BOUNCE,
                    original.get().mail().number(),
                    original.get().id(),
                    null,
                    Reason.BOUNCED);
        }
        // late only, or about a mail that somebody sent in our name
        return Judgement.automatic(original.map(ours -> ours.mail().number()).orElse(null), null);
    }

    private Optional<Ours> ours(String id) {
        return sent.apply(id).map(mail -> new Ours(id, mail));
    }

    private static boolean isFrom(ReadMail mail, SentMail asked) {
        return asked.address() != null
                && asked.address().strip().toLowerCase(Locale.ROOT).equals(mail.address());
    }

    private boolean isOwn(ReadMail mail) {
        return mail.has("x-closedloop")
                || mail.address() != null && own.contains(mail.address())
                || mail.messageId() != null && sent.apply(mail.messageId()).isPresent();
    }

    private static boolean isOfProgram(ReadMail mail) {
        String submitted = mail.header("auto-submitted");
        String precedence = mail.header("precedence");
        String address = mail.address() == null ? "" : mail.address();
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || BULK.contains(precedence)
                || OF_PROGRAMS.stream().anyMatch(mail::has)
                || mail.header("return-path").equals("<>")
                || address.startsWith("mailer-daemon@")
                || address.startsWith("postmaster@")
                || AWAY.matcher(mail.subject().strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** The only requirement that a subject names; of several, none. */
    private Optional<String> named(String subject) {
        List<String> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(subject);
        while (number.find()) {
            requirements
                    .apply(number.group(1))
                    .filter(key -> !found.contains(key))
                    .ifPresent(found::add);
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
