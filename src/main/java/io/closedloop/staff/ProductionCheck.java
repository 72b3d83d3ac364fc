package io.closedloop.staff;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start production with what anybody could guess, read along or walk around; names all of it at once. */
@Component
@Profile("postgres")
class ProductionCheck {

    private static final int PASSWORD = 12;
    private static final Set<String> USUAL = Set.of("", "postgres", "closedloop", "password", "secret");

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
        if (!text("spring.datasource.url").startsWith("jdbc:postgresql:")) {
            unsafe("the database is not PostgreSQL", "set DATABASE_URL to jdbc:postgresql://host:port/database");
        }
        if (USUAL.contains(text("spring.datasource.password"))) {
            unsafe("DATABASE_PASSWORD can be guessed", "choose another");
        }
        transport();
        tokens();
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
