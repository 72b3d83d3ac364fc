package io.closedloop.registration;

import io.closedloop.engine.OwnWork;
import io.closedloop.engine.OwnWorks;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever registered is not given the confirmation of it. */
@Component
class RegistrationAuthors implements OwnWork {

    private final JdbcClient jdbc;

    RegistrationAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("confirmRegistration");
    }

    @Override
    public boolean always() {
        return false;
    }

    @Override
    public Map<String, Set<String>> authors(Collection<String> keys) {
        return OwnWorks.authors(jdbc, """
                SELECT number, recorded_by FROM registration_form form WHERE number IN (:keys)
                AND version = (SELECT max(version) FROM registration_form newest WHERE newest.number = form.number)
                """, keys);
    }
}
