package io.closedloop.audit;

import io.closedloop.audit.AuditEntry.Outcome;
import io.closedloop.bag.ChainedLines;
import io.closedloop.bag.Problem;
import io.closedloop.calendar.CalendarSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail of what people did, to be read, checked and taken elsewhere. */
@Service
public class AuditTrail {

    /** Entries of a page. */
    public static final int PAGE = 100;

    /** @param next id to go on before, or null where this is the end */
    public record Page(List<AuditEntry> entries, @Nullable Long next) {}

    /**
     * What a check found.
     *
     * @param entries how many are in the chain
     * @param seal of the last one; kept elsewhere, it shows whether the end was cut off
     */
    public record Check(long entries, String seal, List<Problem> problems) {}

    /** Name of the transaction that writes an entry, and does nothing else. */
    static final String RECORD = "audit-record";

    private final AuditTable table;
    private final AuditChain chain;
    private final JdbcTemplate jdbc;
    private final ZoneId zone;
    private final TransactionTemplate apart;

    AuditTrail(
            AuditTable table,
            AuditChain chain,
            JdbcTemplate jdbc,
            CalendarSettings calendar,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.chain = chain;
        this.jdbc = jdbc;
        this.zone = calendar.zone();
        this.apart = new TransactionTemplate(transactions);
        this.apart.setName(RECORD);
    }

    /** Records what needs no transaction of its own, or had none. */
    void record(Doing doing, Outcome outcome) {
        apart.executeWithoutResult(status -> table.insert(doing, outcome));
    }

    /** Does what a customer's mail says, and records it as such. */
    public <T> T byMail(Supplier<T> work) {
        Doing.begin(new Doing(
                new Doing.Origin(null, AuditDoor.MAIL, null, null, null), () -> "ANSWER_BY_MAIL", () -> null));
        try {
            return work.get();
        } finally {
            Doing.end();
        }
    }

    /** The latest first. */
    public Page find(AuditQuery query) {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (query.requirement() != null && !query.requirement().isBlank()) {
            where.add("(e.requirement = ? OR e.case_id IN (SELECT case_id FROM audit_entry WHERE requirement = ?"
                    + " AND case_id IS NOT NULL))");
            values.add(query.requirement().strip());
            values.add(query.requirement().strip());
        }
        if (query.user() != null && !query.user().isBlank()) {
            where.add("e.user_id = ?");
            values.add(query.user().strip());
        }
        Instant from = AuditQuery.start(query.from(), zone);
        if (from != null) {
            where.add("e.recorded_at >= ?");
            values.add(from.atOffset(ZoneOffset.UTC));
        }
        LocalDate to = query.to();
        Instant end = AuditQuery.start(to == null ? null : to.plusDays(1), zone);
        if (end != null) {
            where.add("e.recorded_at < ?");
            values.add(OffsetDateTime.ofInstant(end, ZoneOffset.UTC));
        }
        if (query.before() != null) {
            where.add("e.id < ?");
            values.add(query.before());
        }
        List<AuditEntry> found = jdbc.query(
                "SELECT " + AuditTable.COLUMNS + " FROM audit_entry e"
                        + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                        + " ORDER BY e.id DESC LIMIT " + (PAGE + 1),
                AuditTable::entryOf,
                values.toArray());
        boolean more = found.size() > PAGE;
        List<AuditEntry> page = more ? found.subList(0, PAGE) : found;
        return new Page(page, more ? page.get(PAGE - 1).id() : null);
    }

    /** Every line of the chain, in its order. */
    public void export(long after, Consumer<ChainedLines.Line> reader) {
        chain.seal();
        chain.read(after, reader);
    }

    /** Reads all of it again, and makes every seal again. */
    public Check check() {
        ChainedLines lines = new ChainedLines();
        export(0, lines::next);
        return new Check(lines.count(), lines.seal(), lines.problems());
    }
}
