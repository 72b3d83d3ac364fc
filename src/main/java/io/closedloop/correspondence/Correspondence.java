package io.closedloop.correspondence;

import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.TaskAssigned;
import io.closedloop.staff.Languages;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells customers and colleagues what happened and keeps what they were told. */
@Service
@Transactional
public class Correspondence {

    /** The recipient that stands for the requirement's customer. */
    public static final String CUSTOMER = "customer";

    private static final String ASSIGNED = "taskAssigned";

    private final Messages messages;
    private final Contacts contacts;
    private final Mails mails;
    private final MailStore store;
    private final Staff staff;
    private final Languages languages;
    private final MessageSource texts;
    private final Locale language;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Receipts receipts;

    Correspondence(
            Messages messages,
            Contacts contacts,
            Mails mails,
            MailStore store,
            Staff staff,
            Languages languages,
            MessageSource texts,
            EngineSettings settings,
            Clock clock,
            ApplicationEventPublisher events,
            Receipts receipts) {
        this.messages = messages;
        this.contacts = contacts;
        this.mails = mails;
        this.store = store;
        this.staff = staff;
        this.languages = languages;
        this.texts = texts;
        this.language = settings.language();
        this.clock = clock;
        this.events = events;
        this.receipts = receipts;
    }

    /** Remembers how a requirement's customer is written to from now on. */
    public void contact(String number, Contact contact) {
        contacts.put(number, contact);
    }

    @Transactional(readOnly = true)
    public Optional<Contact> contact(String number) {
        return contacts.find(number);
    }

    /** The language in which a requirement's customer reads. */
    @Transactional(readOnly = true)
    public Locale languageOf(String number) {
        return contacts.find(number).map(Contact::language).orElse(language);
    }

    /**
     * Tells somebody something.
     *
     * @param event names the texts {@code mail.<event>.subject} and {@code mail.<event>.body}
     */
    public void tell(String number, Recipient recipient, String event, Object... arguments) {
        tell(Letter.about(number, event, arguments).to(List.of(recipient)));
    }

    /** Tells everybody named something; mails leave after the transaction, by a process of their own. */
    public void tell(Letter letter) {
        letter.recipients().forEach(recipient -> tell(letter, recipient));
        events.publishEvent(
                new Told(letter.number(), letter.event(), letter.arguments(), letter.recipients(), clock.instant()));
    }

    private void tell(Letter letter, Recipient recipient) {
        Locale reads = recipient.kind() == Recipient.Kind.CUSTOMER ? languageOf(letter.number()) : language;
        String subject = subject(letter, reads);
        String body = body(letter, reads);
        boolean mailed = mails.leave() && mail(letter, recipient, reads, subject, body);
        String note = note(letter, reads, body);
        messages.save(new Message(letter.number(), recipient.id(), subject, note, clock.instant(), mailed));
    }

    /** What is kept of it for the dossier: what was said, unless that is for the recipient alone. */
    private String note(Letter letter, Locale language, String body) {
        return String.valueOf(texts.getMessage("mail." + letter.event() + ".note", null, body, language));
    }

    /** @return whether there is an address to send it to */
    private boolean mail(Letter letter, Recipient recipient, Locale reads, String subject, String body) {
        if (recipient.kind() == Recipient.Kind.CUSTOMER) {
            Optional<Contact> contact = contacts.find(letter.number())
                    .filter(customer -> customer.address() != null)
                    .filter(customer -> !letter.event().equals(Receipts.EVENT)
                            || receipts.admit(String.valueOf(customer.address())));
            contact.ifPresent(customer -> mails.queue(
                    letter, CUSTOMER, customer.name(), String.valueOf(customer.address()), reads, subject, body));
            return contact.isPresent();
        }
        Letter internal = letter.withoutLink();
        Map<String, String> addresses = addresses(recipient);
        Map<String, Locale> chosen = languages.of(addresses.keySet());
        addresses.forEach((user, address) -> {
            Locale own = chosen.getOrDefault(user, reads);
            mails.queue(internal, user, staff.name(user), address, own, subject(letter, own), body(letter, own));
        });
        return !addresses.isEmpty();
    }

    private Map<String, String> addresses(Recipient recipient) {
        return recipient.kind() == Recipient.Kind.ROLE
                ? staff.addressesIn(recipient.id())
                : staff.addressOf(recipient.id())
                        .map(address -> Map.of(recipient.id(), address))
                        .orElse(Map.of());
    }

    private String subject(Letter letter, Locale language) {
        return texts.getMessage(
                "mail." + letter.event() + ".subject", letter.arguments().toArray(), language);
    }

    private String body(Letter letter, Locale language) {
        return texts.getMessage(
                "mail." + letter.event() + ".body", letter.arguments().toArray(), language);
    }

    /** Somebody got a task; told once, however often it comes back to the same person. */
    @EventListener
    void on(TaskAssigned event) {
        Letter letter =
                Letter.about(event.key(), ASSIGNED, event.task()).to(List.of(Recipient.person(event.assignee())));
        if (!messages.existsByNumberAndRecipientAndSubject(event.key(), event.assignee(), subject(letter, language))) {
            tell(letter);
        }
    }

    @EventListener
    void on(KeyChanged event) {
        messages.rename(event.from(), event.to());
        contacts.rename(event.from(), event.to());
        store.rename(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        messages.erase(event.key(), event.marker());
        contacts.delete(event.key());
        store.deleteOf(event.key());
    }

    /** The mail of ours that somebody answers to. @param messageId in angle brackets or not */
    @Transactional(readOnly = true)
    public Optional<SentMail> sent(String messageId) {
        return mails.sent(messageId);
    }

    /** Everything said about a requirement, oldest first. */
    @Transactional(readOnly = true)
    public List<Notification> about(String number) {
        return messages.findByNumberOrderById(number).stream()
                .map(Message::notification)
                .toList();
    }

    /** What was said about a requirement without a mail, oldest first. */
    @Transactional(readOnly = true)
    public List<Notification> notesAbout(String number) {
        return messages.findByNumberAndMailedFalseOrderById(number).stream()
                .map(Message::notification)
                .toList();
    }

    /** The mails about a requirement, oldest first. */
    @Transactional(readOnly = true)
    public List<MailView> mailsAbout(String number) {
        return store.of(number);
    }
}
