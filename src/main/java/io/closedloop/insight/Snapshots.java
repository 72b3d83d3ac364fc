package io.closedloop.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps figures as they were counted last: whoever looks reads one row, however much was counted. */
@Component
@EnableConfigurationProperties(InsightSettings.class)
class Snapshots {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final InsightSettings settings;
    private final Clock clock;

    Snapshots(JdbcClient jdbc, ObjectMapper json, InsightSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** The figures of now: counted here only where nobody counted them for two rounds. */
    <T> Snapshot<T> current(String name, Class<T> kind, Supplier<T> count) {
        return of(name, kind, count, at -> isYounger(at, settings.every().multipliedBy(2)));
    }

    /** Figures of a time that is over: counted once after it. */
    <T> Snapshot<T> past(String name, Class<T> kind, Supplier<T> count, Instant over) {
        return of(name, kind, count, at -> at.isAfter(over));
    }

    /** Counts the figures of now, unless another node did in this round. */
    <T> void refresh(String name, Class<T> kind, Supplier<T> count) {
        of(name, kind, count, at -> isYounger(at, settings.every().dividedBy(2)));
    }

    private <T> Snapshot<T> of(String name, Class<T> kind, Supplier<T> count, Predicate<Instant> good) {
        return last(name, kind).filter(found -> good.test(found.countedAt())).orElseGet(() -> {
            // before counting: what happens meanwhile is not in it for certain
            Instant now = clock.instant();
            T content = count.get();
            keep(name, write(content), now);
            return new Snapshot<>(content, now);
        });
    }

    /** A clock that was set back makes nothing young. */
    private boolean isYounger(Instant at, Duration age) {
        Instant now = clock.instant();
        return !at.isAfter(now) && Duration.between(at, now).compareTo(age) < 0;
    }

    /** As it was counted last. */
    <T> Optional<Snapshot<T>> last(String name, Class<T> kind) {
        return jdbc.sql("SELECT content, counted_at FROM insight_snapshot WHERE name = ?")
                .param(name)
                .query((row, number) -> new Snapshot<>(
                        read(row.getString(1), kind),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void keep(String name, String content, Instant at) {
        int kept = jdbc.sql("UPDATE insight_snapshot SET content = :content, counted_at = :at WHERE name = :name")
                .param("name", name)
                .param("content", content)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            try {
                jdbc.sql("INSERT INTO insight_snapshot (name, content, counted_at) VALUES (:name, :content, :at)")
                        .param("name", name)
                        .param("content", content)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update();
            } catch (DuplicateKeyException e) {
                // somebody else counted at the same moment
            }
        }
    }

    private String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String content, Class<T> kind) {
        try {
            return json.readValue(content, kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
