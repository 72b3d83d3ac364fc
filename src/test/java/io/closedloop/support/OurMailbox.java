package io.closedloop.support;

import com.icegreen.greenmail.user.UserException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The mailbox on the real mail server that customers answer to, read by one application only. */
public class OurMailbox implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String ADDRESS = "requirements@closedloop.example";

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        try {
            MailServer.server().getManagers().getUserManager().createUser(ADDRESS, ADDRESS, "secret");
        } catch (UserException e) {
            throw new AssertionError(e);
        }
        application
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "ourMailbox",
                        Map.of(
                                "closedloop.mailbox.host",
                                "localhost",
                                "closedloop.mailbox.port",
                                MailServer.server().getImap().getPort(),
                                "closedloop.mailbox.user",
                                ADDRESS,
                                "closedloop.mailbox.password",
                                "secret",
                                "closedloop.mailbox.ssl",
                                "false",
                                "closedloop.mailbox.every",
                                "500ms")));
    }
}
