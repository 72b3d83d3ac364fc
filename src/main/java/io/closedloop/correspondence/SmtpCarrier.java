package io.closedloop.correspondence;

import io.closedloop.engine.Outside;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands mails to a mail server. */
record SmtpCarrier(JavaMailSender server, Outside outside) implements Carrier {

    @Override
    public void carry(MimeMessage mail) throws IOException {
        outside.call("The mail server", () -> {
            server.send(mail);
            return true;
        });
    }
}
