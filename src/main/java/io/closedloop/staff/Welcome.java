package io.closedloop.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on the console where to go and, in a demo, who to sign in as. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final MessageSource messages;
    private final StaffSettings settings;

    Welcome(MessageSource messages, StaffSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext server
                && server.getWebServer() != null) {
            say("console.ready", "http://localhost:" + server.getWebServer().getPort() + "/");
            if (settings.demoPassword() != null) {
                String users = Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", ")) + ", "
                        + StaffSetup.SECOND_OWNER;
                say("console.signIn", users, settings.demoPassword());
            }
        }
    }

    private void say(String key, Object... arguments) {
        LOG.info(messages.getMessage(key, arguments, Locale.getDefault()));
    }
}
