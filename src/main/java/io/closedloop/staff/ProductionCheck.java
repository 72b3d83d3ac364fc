package io.closedloop.staff;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Refuses to start production with accounts that anybody could guess. */
@Component
@Profile("postgres")
class ProductionCheck {

    ProductionCheck(StaffSettings settings, @Value("${camunda.bpm.admin-user.password}") String password) {
        if (settings.demoPassword() != null) {
            throw new IllegalStateException(
                    "closedloop.staff.demo-password makes demo accounts; remove it in production");
        }
        if (password.length() < 12 || password.toLowerCase(Locale.ROOT).contains("demo")) {
            throw new IllegalStateException(
                    "ADMIN_PASSWORD must have at least 12 characters and must not be a demo password");
        }
    }
}
