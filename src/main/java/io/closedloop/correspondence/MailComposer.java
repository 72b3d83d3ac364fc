package io.closedloop.correspondence;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.DocumentText;
import io.closedloop.link.LinkSettings;
import io.closedloop.link.Links;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Pages;
import io.closedloop.rendering.Renderings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Makes a mail of what is to be said: plain text and HTML, with its document and a personal link. */
@Component
class MailComposer {

    /** Marks mails of this application, so that it knows them when they come back. */
    static final String MARK = "X-Closedloop";

    /** Of no server: it is for composing only. */
    private static final Session SESSION;

    static {
        // looked for in every jar otherwise, several times a mail, to find the same
        String streams = "jakarta.mail.util.StreamProvider";
        if (System.getProperty(streams) == null) {
            System.setProperty(streams, MailStreamProvider.class.getName());
        }
        SESSION = Session.getInstance(new Properties());
    }

    /** Words of letters, and no address of a page among them. */
    private static final Pattern NAME =
            Pattern.compile("(?!.*\\p{L}{2}\\.\\p{L}{2})[\\p{L}\\p{M}\\p{N} .,'’·()（）&*+/-]{1,60}");

    private final MailSettings settings;
    private final LinkSettings linkSettings;
    private final Links links;
    private final Renderings renderings;
    private final DocumentText titles;
    private final Pages pages;
    private final MessageSource texts;
    private final Calendars calendars;
    private final Clock clock;

    MailComposer(
            MailSettings settings,
            LinkSettings linkSettings,
            Links links,
            Renderings renderings,
            DocumentText titles,
            Pages pages,
            MessageSource texts,
            Calendars calendars,
            Clock clock) {
        this.settings = settings;
        this.linkSettings = linkSettings;
        this.links = links;
        this.renderings = renderings;
        this.titles = titles;
        this.pages = pages;
        this.texts = texts;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Each time with a new link: the one of a mail that did not leave is never known to anybody. */
    MimeMessage compose(Mail mail) throws MessagingException {
        Map<String, Object> words = words(mail);
        return compose(
                mail,
                new MailText(mail.subject(), plain(words), pages.html("correspondence/mail", words, mail.language())));
    }

    MimeMessage compose(Mail mail, MailText text) throws MessagingException {
        MimeMessage message = new MimeMessage(SESSION);
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        try {
            helper.setFrom(new InternetAddress(settings.from(), settings.name(), "UTF-8"));
            helper.setTo(new InternetAddress(mail.address(), isNamed(mail) ? mail.name() : null, "UTF-8"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        helper.setSubject(text.subject());
        helper.setSentDate(Date.from(mail.createdAt()));
        helper.setText(text.plain(), text.html());
        attach(mail, helper);
        message.setHeader(MARK, mail.event());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.inReplyTo() != null) {
            message.setHeader("In-Reply-To", mail.inReplyTo());
            message.setHeader("References", mail.inReplyTo());
        }
        message.saveChanges();
        message.setHeader("Message-ID", mail.messageId());
        return message;
    }

    private Map<String, Object> words(Mail mail) {
        Map<String, Object> words = new HashMap<>();
        words.put("subject", mail.subject());
        words.put(
                "greeting",
                isNamed(mail) ? text(mail, "mail.greeting", mail.name()) : text(mail, "mail.greeting.nameless"));
        words.put("body", mail.body());
        words.put("footer", text(mail, mail.isToCustomer() ? "mail.footer.customer" : "mail.footer.staff"));
        if (mail.ask() != null) {
            LocalDate until = calendars.dayOf(clock.instant().plus(linkSettings.lifetime()));
            String purpose = mail.ask().purpose().name();
            words.put(
                    "link",
                    links.issue(
                            Objects.requireNonNull(mail.number()),
                            mail.ask(),
                            mail.name(),
                            mail.address(),
                            mail.language()));
            words.put("linkLabel", text(mail, "mail.link." + purpose));
            words.put("linkNote", text(mail, "mail.link.note", until.toString()));
            String byMail = "mail.byMail." + purpose;
            optional(mail, byMail).ifPresent(note -> words.put("byMail", note));
        } else if (!mail.isToCustomer()) {
            words.put("link", linkSettings.address("/"));
            words.put("linkLabel", text(mail, "mail.link.staff"));
        }
        return words;
    }

    /** Whoever enters a requirement may write anything as the customer's name, and any address beside it. */
    private static boolean isNamed(Mail mail) {
        return !mail.isToCustomer() || NAME.matcher(mail.name()).matches();
    }

    private static String plain(Map<String, Object> words) {
        StringBuilder plain = new StringBuilder()
                .append(words.get("greeting"))
                .append("\n\n")
                .append(words.get("body"))
                .append("\n\n");
        if (words.containsKey("link")) {
            plain.append(words.get("linkLabel"))
                    .append(":\n")
                    .append(words.get("link"))
                    .append("\n\n");
        }
        for (String note : new String[] {"linkNote", "byMail", "footer"}) {
            if (words.containsKey(note)) {
                plain.append(words.get(note)).append("\n\n");
            }
        }
        return plain.toString().strip() + "\n";
    }

    private void attach(Mail mail, MimeMessageHelper helper) throws MessagingException {
        Optional<KeptRendering> kept = mail.rendering() == null ? Optional.empty() : renderings.kept(mail.rendering());
        if (kept.isPresent()) {
            KeptRendering document = kept.get();
            String name = "%s %s v%d.pdf"
                    .formatted(
                            document.number(), titles.title(document.kind(), document.language()), document.version());
            helper.addAttachment(name, new ByteArrayResource(renderings.content(document)), "application/pdf");
        }
    }

    private String text(Mail mail, String key, Object... words) {
        return texts.getMessage(key, words, mail.language());
    }

    private Optional<String> optional(Mail mail, String key) {
        return Optional.ofNullable(texts.getMessage(key, null, "", mail.language()))
                .filter(found -> !found.isEmpty());
    }
}
