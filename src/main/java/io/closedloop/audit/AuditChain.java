package io.closedloop.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.closedloop.bag.ChainedLines;
import io.closedloop.bag.ChainedLines.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals entries soon after they were made, in the order they are found in: a seal within the transaction itself would let
 * one person act at a time. Any node may do it; two that do it at once get in each other's way, and one of them gives up.
 */
@Component
class AuditChain {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    private static final int AT_ONCE = 1000;

    /** No transaction that made an entry is open for longer. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /** A chain's text is made by this alone, so that no setting of the application changes it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private record Head(long position, String seal) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Below it everything is sealed. */
    private volatile long settled;

    AuditChain(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Seals everything that is not sealed yet. */
    void seal() {
        int sealed;
        do {
            Integer some;
            try {
                some = transaction.execute(status -> sealSome());
            } catch (DuplicateKeyException e) {
                LOG.debug("Another node is sealing", e);
                return;
            }
            sealed = some == null ? 0 : some;
        } while (sealed == AT_ONCE);
    }

    private int sealSome() {
        OffsetDateTime before = OffsetDateTime.ofInstant(clock.instant().minus(SETTLED), ZoneOffset.UTC);
        Long old = jdbc.queryForObject(
                "SELECT coalesce(max(id), 0) FROM audit_entry WHERE recorded_at < ?", Long.class, before);
        List<AuditEntry> entries = jdbc.query(
                "SELECT " + AuditTable.COLUMNS + " FROM audit_entry e WHERE e.id > ? AND NOT EXISTS"
                        + " (SELECT 1 FROM audit_chain c WHERE c.entry_id = e.id) ORDER BY e.id LIMIT " + AT_ONCE,
                AuditTable::entryOf,
                settled);
        if (entries.isEmpty()) {
            settled = Math.max(settled, old == null ? 0 : old);
            return 0;
        }
        Head head = head();
        List<Object[]> rows = new ArrayList<>();
        for (AuditEntry entry : entries) {
            head = new Head(head.position() + 1, ChainedLines.seal(head.seal(), text(entry)));
            rows.add(new Object[] {head.position(), entry.id(), head.seal()});
        }
        jdbc.batchUpdate("INSERT INTO audit_chain (position, entry_id, seal) VALUES (?, ?, ?)", rows);
        // whoever collects the logs knows by it whether the end of the chain was cut off
        LOG.info("Audit trail sealed to position {} with {}", head.position(), head.seal());
        return entries.size();
    }

    private Head head() {
        return jdbc
                .query(
                        "SELECT position, seal FROM audit_chain ORDER BY position DESC LIMIT 1",
                        (row, index) -> new Head(row.getLong("position"), row.getString("seal")))
                .stream()
                .findFirst()
                .orElse(new Head(0, ChainedLines.NONE));
    }

    /**
     * Reads the chain in its order, one line after the other.
     *
     * @param after the position before the first
     */
    void read(long after, Consumer<Line> reader) {
        transaction.executeWithoutResult(status -> {
            JdbcTemplate slowly = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
            slowly.setFetchSize(AT_ONCE);
            slowly.query(
                    "SELECT c.position, c.entry_id, c.seal, p.seal AS previous, " + AuditTable.COLUMNS
                            + " FROM audit_chain c LEFT JOIN audit_entry e ON e.id = c.entry_id"
                            + " LEFT JOIN audit_chain p ON p.position = c.position - 1"
                            + " WHERE c.position > ? ORDER BY c.position",
                    row -> {
                        reader.accept(lineOf(row));
                    },
                    after);
        });
    }

    private static Line lineOf(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        String previous = row.getString("previous");
        boolean there = row.getObject("id") != null;
        return new Line(
                position,
                previous == null && position == 1 ? ChainedLines.NONE : String.valueOf(previous),
                row.getString("seal"),
                there ? text(AuditTable.entryOf(row, 0)) : "null");
    }

    private static String text(AuditEntry entry) {
        try {
            return JSON.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
