package io.closedloop.mailbox;

import io.closedloop.correspondence.Contact;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.MailView;
import io.closedloop.correspondence.Notification;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.staff.Names;
import io.closedloop.staff.Staff;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows in the case file what was written and told, both ways, in the order of time. */
@Component
@Order(1)
@Transactional(readOnly = true)
class CorrespondenceSection implements CaseFileSection {

    private final Correspondence correspondence;
    private final MailTable table;
    private final Staff staff;
    private final Names names;
    private final MessageSource texts;

    CorrespondenceSection(
            Correspondence correspondence, MailTable table, Staff staff, Names names, MessageSource texts) {
        this.correspondence = correspondence;
        this.table = table;
        this.staff = staff;
        this.names = names;
        this.texts = texts;
    }

    /** How it went. */
    public enum Direction {
        OUT,
        IN,
        /** It was told, and no mail left. */
        NOTE
    }

    /**
     * Something written or told.
     *
     * @param who it came from, or went to
     * @param became what became of it, in words
     * @param becameAt when
     * @param said what a mail that came in says
     */
    public record Entry(
            Direction direction,
            Instant at,
            @Nullable String who,
            @Nullable String address,
            @Nullable String subject,
            String became,
            @Nullable Instant becameAt,
            @Nullable String said) {}

    @Override
    public String template() {
        return "mailbox/section";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        Locale language = reader.language();
        List<Entry> entries = Stream.of(
                        correspondence.mailsAbout(key).stream().map(mail -> entry(mail, language)),
                        table.of(key).stream().map(mail -> entry(mail, language)),
                        correspondence.notesAbout(key).stream().map(note -> entry(key, note, language)))
                .flatMap(some -> some)
                .sorted(Comparator.comparing(Entry::at))
                .toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private Entry entry(MailView mail, Locale language) {
        return new Entry(
                Direction.OUT,
                mail.createdAt(),
                mail.name(),
                mail.address(),
                mail.subject(),
                text("mail.state." + mail.state(), language),
                mail.sentAt(),
                null);
    }

    private Entry entry(ReceivedMail mail, Locale language) {
        return new Entry(
                Direction.IN,
                mail.receivedAt(),
                mail.senderName(),
                mail.sender(),
                mail.subject(),
                became(mail, language),
                mail.handledAt(),
                mail.said());
    }

    private Entry entry(String key, Notification note, Locale language) {
        return new Entry(
                Direction.NOTE,
                note.toldAt(),
                name(key, note.recipient(), language),
                null,
                note.subject(),
                text("letters.noted", language),
                null,
                null);
    }

    private String became(ReceivedMail mail, Locale language) {
        String kind = mail.kind() == null ? "letters.unread" : "letters.kind." + mail.kind();
        String handled = mail.handled() == null
                ? null
                : text("value." + mail.handled(), language) + " · " + staff.name(String.valueOf(mail.handledBy()));
        return Stream.of(
                        text(kind, language),
                        mail.decision() == null ? null : text("value." + mail.decision(), language),
                        mail.reason(),
                        handled,
                        mail.note())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private String name(String key, String recipient, Locale language) {
        if (recipient.equals(Correspondence.CUSTOMER)) {
            return correspondence.contact(key).map(Contact::name).orElseGet(() -> text("letters.customer", language));
        }
        return names.of(recipient, language);
    }

    private String text(String key, Locale language) {
        return texts.getMessage(key, null, language);
    }
}
