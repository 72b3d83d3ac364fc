package io.closedloop.correspondence;

import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands mails to a mail server. */
record SmtpCarrier(JavaMailSender server) implements Carrier {

    @Override
    public void carry(MimeMessage mail) {
        server.send(mail);
    }
}
