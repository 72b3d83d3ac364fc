package io.closedloop.account;

import java.io.Serial;
import org.springframework.security.authentication.DisabledException;

/** Somebody proved who he is elsewhere, and may not come in here. */
class NotWelcome extends DisabledException {

    @Serial
    private static final long serialVersionUID = 1;

    /** What the sign-in page is told. */
    private final String reason;

    NotWelcome(String why) {
        this(why, "refused");
    }

    private NotWelcome(String why, String reason) {
        super(why);
        this.reason = reason;
    }

    /** His user id is that of another account here. */
    static NotWelcome taken(String why) {
        return new NotWelcome(why, "taken");
    }

    String reason() {
        return reason;
    }
}
