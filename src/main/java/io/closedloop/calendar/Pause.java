package io.closedloop.calendar;

import java.time.Instant;

/**
 * A time that does not count against a deadline: a working day is left out when its close of business falls into it.
 *
 * @param until the first instant that counts again
 */
public record Pause(Instant from, Instant until, String reason) {

    /** Whether a day with this close of business is left out. */
    public boolean covers(Instant closeOfBusiness) {
        return !closeOfBusiness.isBefore(from) && closeOfBusiness.isBefore(until);
    }
}
