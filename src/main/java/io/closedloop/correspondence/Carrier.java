package io.closedloop.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;

/** Takes mails to where they are read. */
interface Carrier {

    /** Returns when the mail is safe with somebody else. */
    void carry(MimeMessage mail) throws IOException, MessagingException;
}
