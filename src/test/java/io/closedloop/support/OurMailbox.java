package io.closedloop.support;

import com.icegreen.greenmail.user.UserException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A mailbox on the real mail server that customers answer to: each application reads its own. */
public class OurMailbox implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger MAILBOXES = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        String address = "requirements" + MAILBOXES.incrementAndGet() + "@closedloop.example";
        try {
            MailServer.server().getManagers().getUserManager().createUser(address, address, "secret");
        } catch (UserException e) {
            throw new AssertionError(e);
        }
        application
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "ourMailbox",
                        Map.of(
                                "closedloop.mail.from",
                                address,
                                "closedloop.mailbox.host",
                                "localhost",
                                "closedloop.mailbox.port",
                                MailServer.server().getImap().getPort(),
                                "closedloop.mailbox.user",
                                address,
                                "closedloop.mailbox.password",
                                "secret",
                                "closedloop.mailbox.ssl",
                                "false",
                                "closedloop.mailbox.every",
                                "500ms")));
    }
}
