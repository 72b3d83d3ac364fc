package io.closedloop.staff;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Refuses to bring the schema up to date by a password of its owner that anybody could guess. */
public class SchemaOwnerCheck {

    /** Those of databases everywhere, and those that our own files once gave. */
    private static final Set<String> USUAL =
            Set.of("", "postgres", "closedloop", "password", "secret", "choose one", "choose another");

    static final UnsafeSettings.Unsafe UNSAFE = new UnsafeSettings.Unsafe(
            "DATABASE_OWNER_PASSWORD can be guessed",
            "choose another: ALTER ROLE … PASSWORD, as PostgreSQL's administrator");

    SchemaOwnerCheck(Environment settings) {
        if (isUsual(password(settings))) {
            throw new UnsafeSettings(List.of(UNSAFE));
        }
    }

    static boolean isUsual(String password) {
        return USUAL.contains(password);
    }

    /** What the schema is changed by; the node's own where its owner is no other. */
    static String password(Environment settings) {
        return Binder.get(settings)
                .bind("spring.liquibase.password", String.class)
                .orElse("");
    }
}
