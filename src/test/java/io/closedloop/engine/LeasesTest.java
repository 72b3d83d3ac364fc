package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A job that takes longer than its lease stays its node's as long as it runs, and no longer. */
class LeasesTest {

    private static final Duration LEASE = Duration.ofMillis(300);

    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:leases;DB_CLOSE_DELAY=-1", "sa", ""));
    private final Leases leases = new Leases(jdbc, Clock.systemUTC(), LEASE);

    @AfterEach
    void end() {
        leases.destroy();
        jdbc.sql("DROP TABLE act_ru_job").update();
    }

    @Test
    void areProlongedWhileTheJobRuns() {
        jdbc.sql(
                        "CREATE TABLE act_ru_job (id_ varchar(64), rev_ int, lock_owner_ varchar(64), lock_exp_time_ timestamp)")
                .update();
        insert("long", "here");
        insert("other", "here");
        insert("lost", "elsewhere");
        Instant begun = Instant.now();

        leases.during(
                        "here",
                        List.of("long", "lost"),
                        () -> await().until(() ->
                                expires("long").isAfter(begun.plus(LEASE).plus(LEASE))))
                .run();

        assertThat(expires("other")).isEqualTo(Instant.EPOCH);
        assertThat(expires("lost")).isEqualTo(Instant.EPOCH);
        assertThat(jdbc.sql("SELECT rev_ FROM act_ru_job WHERE id_ = 'long'")
                        .query(Integer.class)
                        .single())
                .as("the job's own write still finds its row")
                .isEqualTo(1);
        jdbc.sql("UPDATE act_ru_job SET lock_exp_time_ = ?")
                .param(Timestamp.from(Instant.EPOCH))
                .update();
        Runnable waits = leases.during("here", List.of("other"), () -> {});
        await().until(() -> expires("other").isAfter(begun));
        waits.run();
        assertThat(expires("long")).as("is over").isEqualTo(Instant.EPOCH);
        Runnable stopped = leases.during("here", List.of("other"), () -> fail("what was let go is another node's"));
        leases.letGo();
        assertThat(jdbc.sql("SELECT count(*) FROM act_ru_job WHERE id_ = 'other' AND lock_owner_ IS NULL AND rev_ = 2")
                        .query(Integer.class)
                        .single())
                .as("another node may take it")
                .isEqualTo(1);
        jdbc.sql("UPDATE act_ru_job SET lock_exp_time_ = ?")
                .param(Timestamp.from(Instant.EPOCH))
                .update();
        leases.during(
                        "here",
                        List.of("long"),
                        () -> await().until(() -> expires("long").isAfter(begun)))
                .run();
        assertThat(expires("other")).as("was let go").isEqualTo(Instant.EPOCH);
        stopped.run();
    }

    private void insert(String job, String owner) {
        jdbc.sql("INSERT INTO act_ru_job VALUES (?, 1, ?, ?)")
                .params(job, owner, Timestamp.from(Instant.EPOCH))
                .update();
    }

    private Instant expires(String job) {
        return jdbc.sql("SELECT lock_exp_time_ FROM act_ru_job WHERE id_ = ?")
                .param(job)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
