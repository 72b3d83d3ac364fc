package io.closedloop.archive;

import io.closedloop.archive.ChainEntry.Kind;
import io.closedloop.bag.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of everything that was sealed, erased and disposed of. Each entry names the seal of the one before, and
 * each dossier has that name inside its own seal, so that nothing can be changed or removed without a trace.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Chain {

    /**
     * The end of the chain.
     *
     * @param dossierSeal seal of the last dossier, whatever came after it
     */
    record Head(long position, String seal, String dossierNumber, String dossierSeal) {

        long next() {
            return position + 1;
        }
    }

    private final JdbcClient jdbc;

    Chain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of the chain, which stays the end until this transaction appends to it or ends. */
    Head hold() {
        return jdbc.sql("SELECT * FROM archive_chain_head WHERE id = 1 FOR UPDATE")
                .query(Chain::headOf)
                .single();
    }

    /** The end of the chain, as it is now. */
    Head head() {
        return jdbc.sql("SELECT * FROM archive_chain_head WHERE id = 1")
                .query(Chain::headOf)
                .single();
    }

    void appendDossier(Head head, String number, String seal, Instant at) {
        insert(head, Kind.DOSSIER, number, seal, at, null);
        jdbc.sql("UPDATE archive_chain_head SET position = ?, seal = ?, dossier_number = ?, dossier_seal = ?")
                .params(head.next(), seal, number, seal)
                .update();
    }

    void appendStatement(Head head, Kind kind, String number, String statement, Instant at) {
        String seal = Sha256.of(statement);
        insert(head, kind, number, seal, at, statement);
        jdbc.sql("UPDATE archive_chain_head SET position = ?, seal = ?")
                .params(head.next(), seal)
                .update();
    }

    /** All of it, in order. */
    List<ChainEntry> entries() {
        return jdbc.sql("SELECT * FROM archive_chain ORDER BY position")
                .query(Chain::entryOf)
                .list();
    }

    /** What happened to one requirement. */
    List<ChainEntry> entriesOf(String number) {
        return jdbc.sql("SELECT * FROM archive_chain WHERE number = ? ORDER BY position")
                .param(number)
                .query(Chain::entryOf)
                .list();
    }

    private void insert(Head head, Kind kind, String number, String seal, Instant at, @Nullable String statement) {
        jdbc.sql("INSERT INTO archive_chain (position, kind, number, seal, previous_seal, recorded_at, statement)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(head.next(), kind.name(), number, seal, head.seal(), at.atOffset(ZoneOffset.UTC), statement)
                .update();
    }

    private static Head headOf(ResultSet row, int index) throws SQLException {
        return new Head(
                row.getLong("position"),
                row.getString("seal"),
                row.getString("dossier_number"),
                row.getString("dossier_seal"));
    }

    private static ChainEntry entryOf(ResultSet row, int index) throws SQLException {
        return new ChainEntry(
                row.getLong("position"),
                Kind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("seal"),
                row.getString("previous_seal"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("statement"));
    }
}
