package io.closedloop.account;

import java.io.Serial;
import org.springframework.security.authentication.DisabledException;

/** Somebody proved who he is elsewhere, and may not come in here. */
class NotWelcome extends DisabledException {

    @Serial
    private static final long serialVersionUID = 1;

    NotWelcome(String why) {
        super(why);
    }
}
