package io.closedloop.mailbox;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.SentMail;
import io.closedloop.document.AttachmentRef;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.Fields;
import io.closedloop.engine.TaskContext;
import io.closedloop.engine.TaskForm;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The form for mails that a person has to look at. */
@Configuration(proxyBeanMethods = false)
class MailTaskForms {

    private final MailTable table;
    private final Mailbox mailbox;
    private final MailOpener opener;
    private final Correspondence correspondence;
    private final MessageSource texts;
    private final Locale language;

    MailTaskForms(
            MailTable table,
            Mailbox mailbox,
            MailOpener opener,
            Correspondence correspondence,
            MessageSource texts,
            EngineSettings engine) {
        this.table = table;
        this.mailbox = mailbox;
        this.opener = opener;
        this.correspondence = correspondence;
        this.texts = texts;
        this.language = engine.language();
    }

    @Bean
    TaskForm<HandleMail> handleMailForm() {
        return TaskForm.of("handleMail", HandleMail.class)
                .prefilledWith(context -> shown(id(context)))
                .checkedBy((form, context, problems) -> {
                    String requirement = form.requirement();
                    if (requirement != null && mailbox.known(requirement).isEmpty()) {
                        problems.add("requirement", "refusal.mail.requirement", requirement);
                    }
                    boolean joins =
                            requirement != null || table.get(id(context)).number() != null;
                    if (form.decision() == HandleMail.Decision.FILED && !joins) {
                        problems.add("requirement", "refusal.mail.where");
                    }
                });
    }

    private Fields shown(long id) {
        ReceivedMail mail = table.get(id);
        String text = opener.open(mail, opened -> MailText.limited(opened.mail().text(), 4000))
                .orElseThrow(() -> Mailbox.erased(id));
        String sender = mail.sender() == null || mail.sender().equals(mail.senderName())
                ? mail.senderName()
                : mail.senderName() + " <" + mail.sender() + ">";
        return Fields.none()
                .with("mailReason", mail.reason())
                .with("mailSender", sender)
                .with("mailSubject", mail.subject())
                .with("mailText", text)
                .with("mailAsked", asked(mail).orElse(null))
                .with("mailSigned", mail.dkim())
                .with("mailFiles", links(mail))
                .with("requirement", mail.number())
                .with("decision", mail.number() == null ? null : HandleMail.Decision.FILED);
    }

    /** What our mail asked, in the words of its link. */
    private Optional<String> asked(ReceivedMail mail) {
        return Optional.ofNullable(mail.answers())
                .flatMap(correspondence::sent)
                .map(SentMail::ask)
                .map(ask -> texts.getMessage("mail.link." + ask.purpose(), null, language));
    }

    private static List<AttachmentRef.Linked> links(ReceivedMail mail) {
        String owner = mail.number() == null ? mail.key() : mail.number();
        return mail.files().stream().map(file -> file.of(owner)).toList();
    }

    private static long id(TaskContext context) {
        return ((Number) Objects.requireNonNull(context.variable(MailboxProcess.MAIL))).longValue();
    }
}
