package io.closedloop.rendering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of renderings that were kept. */
@Repository
class KeptRenderings {

    private static final String COLUMNS =
            "SELECT id, number, kind, version, language, occasion, sha256, size, kept_at FROM rendering_kept ";

    private final JdbcClient jdbc;

    KeptRenderings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            String number,
            String kind,
            int version,
            Locale language,
            String words,
            KeptRendering.Occasion occasion,
            String sha256,
            byte[] content,
            Instant at) {
        jdbc.sql("INSERT INTO rendering_kept"
                        + " (number, kind, version, language, words, occasion, sha256, size, kept_at, content)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        kind,
                        version,
                        language.getLanguage(),
                        words,
                        occasion.name(),
                        sha256,
                        content.length,
                        at.atOffset(ZoneOffset.UTC),
                        content)
                .update();
    }

    Optional<KeptRendering> find(String number, String kind, int version, Locale language, String words) {
        return jdbc.sql(COLUMNS + "WHERE number = ? AND kind = ? AND version = ? AND language = ? AND words = ?")
                .params(number, kind, version, language.getLanguage(), words)
                .query(KeptRenderings::rendering)
                .optional();
    }

    Optional<KeptRendering> find(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?")
                .param(id)
                .query(KeptRenderings::rendering)
                .optional();
    }

    List<KeptRendering> of(String number) {
        return jdbc.sql(COLUMNS + "WHERE number = ? ORDER BY id")
                .param(number)
                .query(KeptRenderings::rendering)
                .list();
    }

    byte[] content(long id) {
        return jdbc.sql("SELECT content FROM rendering_kept WHERE id = ?")
                .param(id)
                .query((row, index) -> row.getBytes(1))
                .single();
    }

    void deleteOf(String number) {
        jdbc.sql("DELETE FROM rendering_kept WHERE number = ?").param(number).update();
    }

    private static KeptRendering rendering(ResultSet row, int index) throws SQLException {
        return new KeptRendering(
                row.getLong("id"),
                row.getString("number"),
                row.getString("kind"),
                row.getInt("version"),
                Locale.forLanguageTag(row.getString("language")),
                KeptRendering.Occasion.valueOf(row.getString("occasion")),
                row.getString("sha256"),
                row.getLong("size"),
                row.getObject("kept_at", OffsetDateTime.class).toInstant());
    }
}
