package io.closedloop.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** A customer with nothing but a mail program: reads what comes, writes and answers over SMTP. */
public final class Customer {

    private final String name;
    private final String company;
    private final String address = UUID.randomUUID() + "@customer.example";
    private final Session session;

    /** @param company address that this customer writes to */
    public Customer(String name, String company) {
        this.name = name;
        this.company = company;
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "localhost");
        settings.put(
                "mail.smtp.port", String.valueOf(MailServer.server().getSmtp().getPort()));
        session = Session.getInstance(settings);
    }

    public String address() {
        return address;
    }

    /** The newest mail whose subject has certain words, as soon as it is there. */
    public MimeMessage reads(String subject) {
        await().alias("mail about " + subject)
                .atMost(Duration.ofSeconds(60))
                .until(() -> mails(subject), mails -> !mails.isEmpty());
        List<MimeMessage> mails = mails(subject);
        return mails.get(mails.size() - 1);
    }

    /** The token of the personal link in that mail. */
    public String link(String subject) {
        try {
            return Letters.token(reads(subject));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<MimeMessage> mails(String subject) {
        return MailServer.to(address).stream()
                .filter(mail -> subject(mail).contains(subject))
                .toList();
    }

    public void writes(String subject, String text) {
        try {
            send(mail(subject, text));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers a mail as mail programs do, what it said quoted below. */
    public void answers(MimeMessage asked, String text) {
        try {
            String quoted = Letters.text(asked, "text/plain")
                    .lines()
                    .map(line -> "> " + line + "\n")
                    .reduce("", String::concat);
            MimeMessage answer = mail("回复：" + subject(asked), text + "\n\n" + quoted);
            answer.setHeader("In-Reply-To", asked.getMessageID());
            answer.setHeader("References", asked.getMessageID());
            assertThat(asked.getFrom()[0].toString()).contains(company);
            send(answer);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private MimeMessage mail(String subject, String text) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        try {
            mail.setFrom(new InternetAddress(address, name, "UTF-8"));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
        mail.setRecipients(Message.RecipientType.TO, company);
        mail.setSubject(subject, "GB18030");
        mail.setText(text, "GB18030");
        return mail;
    }

    private static void send(MimeMessage mail) throws MessagingException {
        Transport.send(mail);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
