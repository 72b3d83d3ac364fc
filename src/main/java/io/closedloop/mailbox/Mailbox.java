package io.closedloop.mailbox;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.document.Attachments;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.Submission;
import io.closedloop.registration.RecordRequirement;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RegistrationProcess;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the mails that came in and puts them where they belong. */
@Service
@Transactional
class Mailbox {

    private static final Duration LOOP = Duration.ofHours(1);

    private final MailTable table;
    private final MailOpener opener;
    private final MailFiles files;
    private final Signatures signatures;
    private final MailPolicy policy;
    private final Attachments attachments;
    private final Registration registration;
    private final RegistrationProcess registrations;
    private final MessageSource texts;
    private final Locale language;
    private final Clock clock;

    Mailbox(
            MailTable table,
            MailOpener opener,
            MailFiles files,
            Signatures signatures,
            Attachments attachments,
            Correspondence correspondence,
            Registration registration,
            RegistrationProcess registrations,
            MailboxSettings settings,
            @Value("${closedloop.mail.from:}") String from,
            MessageSource texts,
            EngineSettings engine,
            Clock clock) {
        this.table = table;
        this.opener = opener;
        this.files = files;
        this.signatures = signatures;
        this.attachments = attachments;
        this.registration = registration;
        this.registrations = registrations;
        this.texts = texts;
        this.language = engine.language();
        this.clock = clock;
        policy = new MailPolicy(correspondence::sent, this::known, own(settings, from), settings.answersPerHour());
    }

    /** Reads a mail and judges it; where its customer was erased meanwhile, nothing is left to do. */
    Judgement read(long id) {
        ReceivedMail received = table.get(id);
        return opener.open(received, opened -> judge(received, opened))
                .orElseGet(() -> Judgement.automatic(null, null));
    }

    private Judgement judge(ReceivedMail received, MailOpener.Opened opened) {
        ReadMail mail = opened.mail();
        int signed = mail.headers().getOrDefault("dkim-signature", List.of()).size();
        Signature signature =
                received.whole() ? signatures.check(opened.raw(), signed, mail.address()) : Signature.MISSING;
        int recent = mail.address() == null
                ? 0
                : table.from(mail.address(), clock.instant().minus(LOOP));
        Judgement judgement = policy.judge(mail, signature, received.whole(), recent + 1);
        table.describe(received.id(), mail, judgement, reason(judgement.reason()), signature);
        return judgement;
    }

    /** A mail is a new requirement. @return its reference */
    String takeIn(long id) {
        ReceivedMail received = table.get(id);
        return opener.open(received, opened -> takeIn(received, opened)).orElseThrow(() -> erased(id));
    }

    private String takeIn(ReceivedMail received, MailOpener.Opened opened) {
        MailFiles.Stored stored = files.store(received, opened, RegistrationProcess.BY_MAIL, language);
        RecordRequirement requirement = MailIntake.of(
                opened.mail(), stored.all(), stored.notes(), texts.getMessage("mailbox.noSubject", null, language));
        String reference = registrations.requirementReceived(requirement, RegistrationProcess.BY_MAIL);
        table.keepFiles(received.id(), stored.all());
        // what was kept with the mail alone is kept with the requirement now
        attachments.forget(received.key());
        table.join(received.id(), reference);
        return reference;
    }

    /** Keeps a mail and its files with the requirement it belongs to, or for itself. */
    void file(long id) {
        ReceivedMail received = table.get(id);
        String owner = received.number() == null ? received.key() : received.number();
        MailFiles.Stored stored = opener.open(
                        received, opened -> files.store(received, opened, RegistrationProcess.BY_MAIL, language))
                .orElseThrow(() -> erased(id));
        files.keep(stored, received, owner);
    }

    /** Keeps what customer service decided; a mail that belongs to no requirement may be filed with one. */
    void handle(long id, Submission<HandleMail> handled) {
        HandleMail form = handled.form();
        ReceivedMail received = table.get(id);
        table.handle(id, form.decision().name(), form.note(), handled.by(), handled.at());
        Optional<String> key = Optional.ofNullable(form.requirement()).flatMap(this::known);
        if (form.decision() == HandleMail.Decision.FILED
                && key.isPresent()
                && !key.get().equals(received.number())) {
            table.join(id, key.get());
            file(id);
            attachments.forget(received.key());
        }
    }

    /** The number of a requirement, or its reference while it has none. */
    @Transactional(readOnly = true)
    Optional<String> known(String key) {
        return registration
                .find(key)
                .map(found -> found.number() == null ? found.reference() : Objects.requireNonNull(found.number()));
    }

    static IllegalStateException erased(long id) {
        return new IllegalStateException("The customer of mail " + id + " is erased");
    }

    private @Nullable String reason(Judgement.@Nullable Reason reason) {
        return reason == null ? null : texts.getMessage("mailbox.reason." + reason.name(), null, language);
    }

    private static Set<String> own(MailboxSettings settings, String from) {
        Set<String> own = new HashSet<>();
        settings.addresses().forEach(address -> own.add(address.toLowerCase(Locale.ROOT)));
        own.add(from.toLowerCase(Locale.ROOT));
        if (settings.user() != null && settings.user().contains("@")) {
            own.add(settings.user().toLowerCase(Locale.ROOT));
        }
        own.remove("");
        return own;
    }
}
