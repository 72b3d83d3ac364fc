package io.closedloop.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows of every deployment how old what was deployed is. */
@Component
class Deployments {

    /**
     * What was put last.
     *
     * @param built when the application was built, or the models were edited
     * @param hash of all of it
     */
    record Put(Instant built, String hash) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Deployments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String hash(Map<String, byte[]> contents) {
        MessageDigest hash = DigestUtils.getSha256Digest();
        contents.forEach((name, content) -> {
            hash.update(name.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            hash.update(content);
            hash.update((byte) 0);
        });
        return Hex.encodeHexString(hash.digest());
    }

    @Nullable
    Put last() {
        return jdbc.sql("SELECT built_at, content_hash FROM engine_deployment ORDER BY deployed_at DESC LIMIT 1")
                .query((row, index) -> new Put(
                        row.getObject("built_at", OffsetDateTime.class).toInstant(), row.getString("content_hash")))
                .optional()
                .orElse(null);
    }

    /** The engine finds a deployment again that has the same content, and it counts as put now. */
    void put(String deployment, Instant built, String hash) {
        jdbc.sql("DELETE FROM engine_deployment WHERE deployment_id = ?")
                .param(deployment)
                .update();
        jdbc.sql(
                        "INSERT INTO engine_deployment (deployment_id, built_at, content_hash, deployed_at) VALUES (?, ?, ?, ?)")
                .params(deployment, at(built), hash, at(clock.instant()))
                .update();
    }

    /** The ids of all deployments that are not newer than a build, or are the same. */
    List<String> notAfter(Instant built, String hash) {
        return jdbc.sql("SELECT d.ID_ FROM ACT_RE_DEPLOYMENT d LEFT JOIN engine_deployment p ON p.deployment_id = d.ID_"
                        + " WHERE p.deployment_id IS NULL OR p.built_at <= ? OR p.content_hash = ?")
                .params(at(built), hash)
                .query(String.class)
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
