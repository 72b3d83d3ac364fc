package io.closedloop.customer;

import io.closedloop.link.Purpose;
import java.util.List;

/** What a customer can answer. */
public enum Decision {
    CONFIRM,
    REVISE,
    WITHDRAW,
    APPROVE,
    REJECT,
    ACCEPT,
    REFUSE,
    CORRECT;

    /** The answers to a question; none where nothing is asked. */
    public static List<Decision> to(Purpose purpose) {
        return switch (purpose) {
            case STATUS -> List.of();
            case REGISTRATION -> List.of(CONFIRM, CORRECT);
            case PLAN -> List.of(CONFIRM, REVISE, WITHDRAW);
            case CHANGE -> List.of(APPROVE, REJECT);
            case ACCEPTANCE -> List.of(ACCEPT, REFUSE);
        };
    }

    /** Whether it is a yes, which binds and needs a signature. */
    public boolean isYes() {
        return this == CONFIRM || this == APPROVE || this == ACCEPT;
    }
}
