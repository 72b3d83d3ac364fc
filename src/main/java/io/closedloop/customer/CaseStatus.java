package io.closedloop.customer;

import io.closedloop.link.Purpose;
import io.closedloop.registration.Status;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a requirement stands, in a customer's words.
 *
 * @param questions what the customer is waited for; empty where it is us
 * @param promised the day the confirmed plan names; null before there is one
 * @param wished the day the customer wished for; null where a mail named none
 * @param changeable whether a change can be requested now
 */
public record CaseStatus(
        Status status,
        List<Step> steps,
        List<Question> questions,
        @Nullable LocalDate promised,
        @Nullable LocalDate wished,
        List<Released> documents,
        boolean changeable) {

    /** One of the six steps. */
    public record Step(Status phase, Progress progress) {}

    /** How far a step is. */
    public enum Progress {
        DONE,
        CURRENT,
        AHEAD
    }

    /** What the customer was asked, and when. */
    public record Question(Purpose purpose, String subject, LocalDate askedOn) {}

    /** A document that went to the customer, or that he signed. */
    public record Released(long id, String title, int version, boolean signed, LocalDate day, long kilobytes) {}
}
