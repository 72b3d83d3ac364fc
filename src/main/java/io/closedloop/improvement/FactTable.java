package io.closedloop.improvement;

import io.closedloop.calendar.Calendars;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the facts that reports are counted from. */
@Component
class FactTable {

    static final int MAX_NOTE = 500;

    private final JdbcClient jdbc;
    private final Calendars calendars;

    FactTable(JdbcClient jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    void received(String reference, String customer, String channel, String urgency, Instant at) {
        jdbc.sql("""
                INSERT INTO improvement_requirement
                    (reference, number, customer_name, channel, urgency, received_at, received_month, changed_at)
                VALUES (:reference, :reference, :customer, :channel, :urgency, :at, :month, :at)""")
                .param("reference", reference)
                .param("customer", customer)
                .param("channel", channel)
                .param("urgency", urgency)
                .param("at", time(at))
                .param("month", month(at))
                .update();
    }

    void registered(String number, String customer, String channel, String urgency, Instant at) {
        jdbc.sql("""
                UPDATE improvement_requirement SET customer_name = :customer, channel = :channel, urgency = :urgency,
                    changed_at = :at
                WHERE number = :number AND (customer_name <> :customer OR channel <> :channel OR urgency <> :urgency)""")
                .param("number", number)
                .param("customer", customer)
                .param("channel", channel)
                .param("urgency", urgency)
                .param("at", time(at))
                .update();
    }

    void rename(String from, String to) {
        for (String table : new String[] {"improvement_requirement", "improvement_occurrence"}) {
            jdbc.sql("UPDATE " + table + " SET number = :to WHERE number = :from")
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
    }

    /** When a requirement came in; empty for anything else that has a key. */
    Optional<Instant> receivedAt(String number) {
        return jdbc.sql("SELECT received_at FROM improvement_requirement WHERE number = ? AND ended_at IS NULL")
                .param(number)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void ended(String number, String outcome, Cycle cycle, Instant at) {
        jdbc.sql("""
                UPDATE improvement_requirement SET ended_at = :at, ended_month = :month, outcome = :outcome,
                    cycle_days = :cycle, own_days = :own, customer_days = :customer, blocked_days = :blocked,
                    approval_days = :approval, rework_days = :rework, changed_at = :at
                WHERE number = :number""")
                .param("number", number)
                .param("outcome", outcome)
                .param("cycle", cycle.days())
                .param("own", cycle.days(Standing.OWN))
                .param("customer", cycle.days(Standing.CUSTOMER))
                .param("blocked", cycle.days(Standing.BLOCKED))
                .param("approval", cycle.days(Standing.APPROVAL))
                .param("rework", cycle.days(Standing.REWORK))
                .param("at", time(at))
                .param("month", month(at))
                .update();
    }

    /** Forgets who the customer was and what was said; that it happened stays. */
    void erased(String number, String marker, Instant at) {
        jdbc.sql("""
                UPDATE improvement_requirement SET customer_name = :marker, changed_at = :at
                WHERE number = :number""")
                .param("number", number)
                .param("marker", marker)
                .param("at", time(at))
                .update();
        jdbc.sql("UPDATE improvement_occurrence SET note = NULL WHERE number = ?")
                .param(number)
                .update();
    }

    void changed(String number) {
        jdbc.sql("UPDATE improvement_requirement SET changes = changes + 1 WHERE number = ?")
                .param(number)
                .update();
    }

    /** A round of acceptance; an earlier one of the same month is not its last any more. */
    void accepted(String number, int round, boolean passed, Instant at) {
        jdbc.sql("""
                UPDATE improvement_requirement SET rounds = :round,
                    first_passed = CASE WHEN :round = 1 THEN :passed ELSE first_passed END
                WHERE number = :number""")
                .param("number", number)
                .param("round", round)
                .param("passed", passed)
                .update();
        jdbc.sql("""
                UPDATE improvement_occurrence SET last_of_month = FALSE
                WHERE number = :number AND kind = 'ACCEPTANCE' AND occurred_month = :month""").param("number", number).param("month", month(at)).update();
    }

    /** Something that happened to a requirement; what happens to anything else is not counted. */
    void occurred(String number, Occurrence occurrence, Instant at) {
        String note = occurrence.note();
        jdbc.sql("""
                INSERT INTO improvement_occurrence
                    (number, kind, what, kept, round, last_of_month, occurred_month, occurred_at, note)
                SELECT number, :kind, :what, CAST(:kept AS boolean), CAST(:round AS int), TRUE, :month, :at, :note
                FROM improvement_requirement WHERE number = :number""")
                .param("number", number)
                .param("kind", occurrence.kind().name())
                .param("what", occurrence.what())
                .param("kept", occurrence.kept())
                .param("round", occurrence.round())
                .param("month", month(at))
                .param("at", time(at))
                .param("note", note == null || note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE - 1) + "…")
                .update();
    }

    /**
     * What happened.
     *
     * @param what its cause, its kind of failure or its task
     * @param kept whether an acceptance passed or a deadline was kept
     * @param round of acceptance
     */
    record Occurrence(
            Kind kind,
            @Nullable String what,
            @Nullable Boolean kept,
            @Nullable Integer round,
            @Nullable String note) {

        enum Kind {
            CHANGE,
            ACCEPTANCE,
            ESCALATION,
            DEADLINE
        }
    }

    private String month(Instant at) {
        return YearMonth.from(calendars.dayOf(at)).toString();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
