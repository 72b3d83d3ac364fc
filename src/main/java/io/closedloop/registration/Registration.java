package io.closedloop.registration;

import io.closedloop.calendar.Calendars;
import io.closedloop.correspondence.Contact;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.document.Attachments;
import io.closedloop.document.Document;
import io.closedloop.engine.CaseEnded;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.PhaseEntered;
import io.closedloop.engine.Submission;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes requirements in, gives them their number and keeps the register. */
@Service
@Transactional
public class Registration {

    static final String FORM = "registration-form";

    private final Requirements requirements;
    private final FormVersions forms;
    private final RequirementNumbers numbers;
    private final Attachments attachments;
    private final Correspondence correspondence;
    private final Staff staff;
    private final Calendars calendars;
    private final Refusals refusals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registration(
            Requirements requirements,
            FormVersions forms,
            RequirementNumbers numbers,
            Attachments attachments,
            Correspondence correspondence,
            Staff staff,
            Calendars calendars,
            Refusals refusals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requirements = requirements;
        this.forms = forms;
        this.numbers = numbers;
        this.attachments = attachments;
        this.correspondence = correspondence;
        this.staff = staff;
        this.calendars = calendars;
        this.refusals = refusals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a requirement as it came in.
     *
     * @return its reference, good until it has a number
     * @throws io.closedloop.refusal.Refusal when the same user recorded the same today: a double click, not a second
     *     requirement
     */
    String receive(Submission<RecordRequirement> received) {
        String digest = digest(received);
        requirements.findByDigest(digest).ifPresent(same -> {
            throw refusals.conflict("refusal.registration.twice", same.key());
        });
        String reference = Reference.next();
        RecordRequirement details =
                received.form().with(attachments.keep(received.form().attachments(), reference));
        requirements.save(new Requirement(reference, digest, details, received.by(), received.at()));
        forms.save(new RegistrationForm(reference, 1, received.by(), received.at(), details));
        correspondence.contact(reference, contact(details, languageOf(details)));
        events.publishEvent(new RequirementReceived(
                reference, details.customerName(), details.channel(), details.urgency(), received.at()));
        return reference;
    }

    /** Registers it, or registers it again after a correction. @return its number */
    String register(String key, Submission<RegisterRequirement> registered) {
        Requirement requirement = requirement(key);
        RecordRequirement entered = registered.form().requirement();
        String number = Objects.requireNonNullElseGet(requirement.number(), () -> numbers.next(registered.at()));
        if (!number.equals(key)) {
            events.publishEvent(new KeyChanged(key, number));
        }
        RecordRequirement details = write(requirement, number, entered, null, registered);
        events.publishEvent(new RequirementRegistered(
                number, details.customerName(), details.channel(), details.urgency(), registered.at()));
        return number;
    }

    /** Writes the form anew, as the customer corrected it. */
    void correct(String number, Submission<CorrectRegistration> corrected) {
        CorrectRegistration form = corrected.form();
        write(requirement(number), number, form.requirement(), form.reply(), corrected);
    }

    /** Writes the next version of the form. @return what was written, its files now belonging to the requirement */
    private RecordRequirement write(
            Requirement requirement,
            String number,
            RecordRequirement entered,
            @Nullable String remark,
            Submission<?> submission) {
        RecordRequirement details = entered.with(attachments.keep(entered.attachments(), number));
        requirement.register(number, details);
        requirement.remark(remark);
        forms.save(new RegistrationForm(number, forms.nextVersion(number), submission.by(), submission.at(), details));
        correspondence.contact(number, contact(details, correspondence.languageOf(number)));
        return details;
    }

    private static Contact contact(RecordRequirement details, Locale language) {
        String person = details.contactPerson() == null ? details.customerName() : details.contactPerson();
        return new Contact(person, Contact.addressIn(details.contactDetails()).orElse(null), language);
    }

    /** Who enters it online reads in the language of the page; of others we know how they write. */
    private static Locale languageOf(RecordRequirement details) {
        return details.channel() == Channel.ONLINE
                ? LocaleContextHolder.getLocale()
                : Contact.languageOf(details.customerName() + details.description());
    }

    /** Why it was rejected, or what is to be corrected. */
    @Transactional(readOnly = true)
    @Nullable
    String remark(String key) {
        return requirement(key).remark();
    }

    /** Keeps why it was rejected, or what is to be corrected. */
    void remark(String key, @Nullable String text) {
        requirement(key).remark(text);
    }

    @EventListener
    void on(PhaseEntered event) {
        Status.ofPhase(event.phase())
                .ifPresent(status ->
                        requirements.findByKey(event.key()).ifPresent(requirement -> requirement.enter(status)));
    }

    @EventListener
    void on(CaseEnded event) {
        Status.ofOutcome(event.outcome())
                .ifPresent(outcome -> requirements
                        .findByKey(event.key())
                        .ifPresent(requirement -> requirement.end(outcome, clock.instant())));
    }

    @EventListener
    void on(CustomerErased event) {
        Requirement requirement = requirement(event.key());
        requirement.erase(event.marker());
        forms.erase(List.of(requirement.key(), requirement.reference()), event.marker());
    }

    /** The form as it was entered last. */
    @Transactional(readOnly = true)
    Entered entered(String key) {
        Requirement requirement = requirement(key);
        List<RegistrationForm> versions = versions(requirement);
        return new Entered(versions.get(versions.size() - 1).details(), requirement.remark());
    }

    /** What the requirement administrator starts from. */
    record Entered(RecordRequirement details, @Nullable String corrections) {}

    /** Finds a requirement by number, or by reference while it has none. */
    @Transactional(readOnly = true)
    public Optional<RequirementSummary> find(String key) {
        return requirements.findByKey(key).map(Requirement::summary);
    }

    /** The key a requirement has now: its number, also for its reference of before. */
    @Transactional(readOnly = true)
    public String currentKey(String key) {
        return Reference.is(key)
                ? requirements.findByKey(key).map(Requirement::key).orElse(key)
                : key;
    }

    /** The requirements that are being worked on or accepted, by number. */
    @Transactional(readOnly = true)
    public List<RequirementSummary> running() {
        return requirements.findByStatusInOrderByNumber(List.of(Status.EXECUTION, Status.DELIVERY)).stream()
                .map(Requirement::summary)
                .toList();
    }

    @Transactional(readOnly = true)
    List<Document> documents(String key) {
        return requirements.findByKey(key).stream()
                .flatMap(requirement -> versions(requirement).stream()
                        .map(form -> form.as(FORM, content(requirement, form, staff.name(requirement.receivedBy())))))
                .toList();
    }

    private List<RegistrationForm> versions(Requirement requirement) {
        return forms.findByNumberOrderByVersion(requirement.key());
    }

    RegistrationFormContent content(Requirement requirement, RegistrationForm form, String receivedBy) {
        RecordRequirement details = form.details();
        Instant receivedAt = requirement.receivedAt();
        return new RegistrationFormContent(
                requirement.key(),
                details.customerName(),
                details.contactPerson(),
                details.contactDetails(),
                details.description(),
                details.details(),
                Objects.requireNonNullElse(details.attachments(), List.of()),
                details.urgency(),
                details.expectedDeliveryDate(),
                calendars.dayOf(receivedAt),
                receivedBy,
                requirement.status(),
                details.channel());
    }

    private Requirement requirement(String key) {
        return requirements.findByKey(key).orElseThrow(() -> new IllegalStateException("No requirement " + key));
    }

    private String digest(Submission<RecordRequirement> received) {
        return DigestUtils.sha256Hex(calendars.dayOf(received.at()) + "\n" + received.by() + "\n" + received.form());
    }
}
