package io.closedloop.staff;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start production with what anybody could guess, read along or walk around; names all of it at once. */
@Component
@Profile("postgres")
class ProductionCheck {

    private static final int PASSWORD = 12;

    private static final Pattern CLEAR = Pattern.compile("(?i)\\b(?:http|ldap)://");
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)(?:localhost|127(?:\\.\\d{1,3}){3}|\\[?::1]?)(?=[:/\\s]|$)");

    private final Environment settings;
    private final List<UnsafeSettings.Unsafe> found = new ArrayList<>();

    ProductionCheck(Environment settings) {
        this.settings = settings;
        if (settings.containsProperty("closedloop.staff.demo-password")) {
            unsafe("closedloop.staff.demo-password makes demo accounts", "remove it");
        }
        String password = text("camunda.bpm.admin-user.password");
        if (password.length() < PASSWORD || password.toLowerCase(Locale.ROOT).contains("demo")) {
            unsafe(
                    "ADMIN_PASSWORD can be guessed",
                    "choose one of at least " + PASSWORD + " characters that is no demo password");
        }
        if (!on("camunda.bpm.authorization.enabled")) {
            unsafe("camunda.bpm.authorization.enabled is off: everybody may do anything", "remove the setting");
        }
        database();
        transport();
        tokens();
        company();
        mailbox();
        mailServer();
        webhooks();
    }

    private void database() {
        if (!text("spring.datasource.url").startsWith("jdbc:postgresql:")) {
            unsafe("the database is not PostgreSQL", "set DATABASE_URL to jdbc:postgresql://host:port/database");
        }
        String password = text("spring.datasource.password");
        if (SchemaOwnerCheck.isUsual(password)) {
            unsafe("DATABASE_PASSWORD can be guessed", "choose another");
        }
        String owner = SchemaOwnerCheck.password(settings);
        if (!owner.equals(password) && SchemaOwnerCheck.isUsual(owner)) {
            found.add(SchemaOwnerCheck.UNSAFE);
        }
    }

    private void company() {
        if (isClear(text("closedloop.account.ldap.url"))) {
            unsafe(
                    "passwords would travel to the directory in clear",
                    "set closedloop.account.ldap.url to an address that begins with ldaps://");
        }
        for (String prefix :
                List.of("spring.security.oauth2.client.provider", "spring.security.oauth2.resourceserver.jwt")) {
            Binder.get(settings)
                    .bind(prefix, Bindable.mapOf(String.class, String.class))
                    .orElseGet(Map::of)
                    .forEach((name, address) -> {
                        if (isClear(address)) {
                            unsafe(
                                    "what the identity provider says of people could be read and changed on its way",
                                    "set " + prefix + "." + name + " to an address that begins with https://");
                        }
                    });
        }
    }

    private void mailbox() {
        if (isElsewhere(text("closedloop.mailbox.host"))
                && !settings.getProperty("closedloop.mailbox.ssl", Boolean.class, true)
                && !on("closedloop.mailbox.start-tls")) {
            unsafe(
                    "the mailbox's password and customers' mails would travel in clear",
                    "remove closedloop.mailbox.ssl, or set closedloop.mailbox.start-tls=true");
        }
    }

    /** Who stands between may hide that the server speaks TLS, unless it has to. */
    private void mailServer() {
        String smtp = "spring.mail.properties.mail.smtp.";
        if (isElsewhere(text("spring.mail.host"))
                && !text("spring.mail.password").isEmpty()
                && !on(smtp + "starttls.required")
                && !on(smtp + "ssl.enable")
                && !on("spring.mail.ssl.enabled")
                && !settings.containsProperty("spring.mail.ssl.bundle")
                && !text("spring.mail.protocol").equals("smtps")) {
            unsafe(
                    "the mail server's password and customers' links could be made to travel in clear",
                    "set " + smtp + "starttls.required=true, or " + smtp + "ssl.enable=true");
        }
    }

    private void webhooks() {
        String url = "closedloop.webhooks[0].url";
        for (int next = 1; settings.containsProperty(url); next++) {
            if (isClear(text(url))) {
                unsafe(
                        "what is announced, and what proves that it is ours, would travel in clear",
                        "set " + url + " to an address that begins with https://");
            }
            url = "closedloop.webhooks[" + next + "].url";
        }
    }

    private static boolean isElsewhere(String host) {
        return !host.isEmpty() && !LOOPBACK.matcher(host).lookingAt();
    }

    /** Whether whoever is on the way reads along; nobody is within one machine. */
    private static boolean isClear(String addresses) {
        Matcher address = CLEAR.matcher(addresses);
        while (address.find()) {
            if (!LOOPBACK.matcher(addresses)
                    .region(address.end(), addresses.length())
                    .lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private void tokens() {
        String prefix = "spring.security.oauth2.resourceserver.jwt.";
        if (settings.containsProperty(prefix + "issuer-uri")
                && !settings.containsProperty(prefix + "audiences")
                && !settings.containsProperty(prefix + "audiences[0]")) {
            unsafe(
                    "tokens that the identity provider made for any other application would be taken",
                    "set " + prefix + "audiences to what it calls this one");
        }
    }

    private void transport() {
        boolean own = settings.containsProperty("server.ssl.bundle")
                || settings.containsProperty("server.ssl.key-store")
                || settings.containsProperty("server.ssl.certificate");
        if (!own && !text("server.forward-headers-strategy").equalsIgnoreCase("native")) {
            unsafe(
                    "passwords would travel by plain HTTP",
                    "set server.ssl.bundle, or server.forward-headers-strategy=native where a proxy speaks HTTPS to the"
                            + " outside, overwrites X-Forwarded-For, -Proto and -Port, and is the only way in");
        }
        if (!on("server.servlet.session.cookie.secure")) {
            unsafe("server.servlet.session.cookie.secure is off", "remove the setting");
        }
        if (!text("closedloop.links.public-url").startsWith("https://")) {
            unsafe(
                    "personal links of customers would be opened by plain HTTP",
                    "set closedloop.links.public-url to the https:// address of this installation");
        }
    }

    /** @throws UnsafeSettings where anything is unsafe */
    @PostConstruct
    void refuse() {
        if (!found.isEmpty()) {
            throw new UnsafeSettings(List.copyOf(found));
        }
    }

    private void unsafe(String what, String mend) {
        found.add(new UnsafeSettings.Unsafe(what, mend));
    }

    private String text(String setting) {
        return settings.getProperty(setting, "");
    }

    private boolean on(String setting) {
        return settings.getProperty(setting, Boolean.class, false);
    }
}
