package io.closedloop.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A real mail server, one for the whole test run, that the application of a {@link WithMail} test sends through. */
public class MailServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final GreenMail SERVER = start();

    private static GreenMail start() {
        ServerSetup smtp = ServerSetupTest.SMTP.dynamicPort();
        ServerSetup imap = ServerSetupTest.IMAP.dynamicPort();
        GreenMail server = new GreenMail(new ServerSetup[] {smtp, imap});
        server.start();
        return server;
    }

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        application
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "mailServer",
                        Map.of(
                                "spring.mail.host",
                                "localhost",
                                "spring.mail.port",
                                SERVER.getSmtp().getPort())));
    }

    public static GreenMail server() {
        return SERVER;
    }

    /** The mails to an address so far, oldest first. */
    public static List<MimeMessage> to(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.toString(mail.getAllRecipients()).contains(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
