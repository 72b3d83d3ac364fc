package io.closedloop.staff;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What roles and persons are called. */
@Component
public class Names {

    private final Staff staff;
    private final MessageSource texts;

    Names(Staff staff, MessageSource texts) {
        this.staff = staff;
        this.texts = texts;
    }

    /** @param id of a role or, where there is no such role, of a person */
    public String of(String id, Locale language) {
        String role = texts.getMessage("role." + id, null, null, language);
        return role == null ? staff.name(id) : role;
    }
}
