package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.staff.SchemaOwnerCheck;
import io.closedloop.support.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationTest {

    private final String database = PostgresDatabase.create();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database, "postgres", "any, it trusts us"));

    @Test
    void isRepeatable() {
        migrate();
        long entries = entries();
        migrate();

        assertThat(entries()).isEqualTo(entries).isPositive();
    }

    /** As when a node is killed before it writes the entry: its tables must not stay without it. */
    @Test
    void leavesNothingOfAChangeSetThatIsNotEntered() {
        migrate();
        jdbc.sql("DELETE FROM databasechangelog WHERE filename LIKE '%/account/%'")
                .update();
        jdbc.sql("DROP TABLE account_password CASCADE").update();
        jdbc.sql("ALTER TABLE databasechangelog ADD CONSTRAINT refused CHECK (filename NOT LIKE '%/account/%')")
                .update();

        assertThatThrownBy(this::migrate).rootCause().hasMessageContaining("refused");
        assertThat(exists("account_password")).isFalse();

        jdbc.sql("ALTER TABLE databasechangelog DROP CONSTRAINT refused").update();
        migrate();
        assertThat(exists("account_password")).isTrue();
    }

    /** Whoever wants the table to himself has everybody behind him wait, too. */
    @Test
    void doesNotWaitLongForATableThatIsInUse() throws SQLException {
        migrate();
        jdbc.sql("DELETE FROM databasechangelog WHERE filename LIKE '%/account/%'")
                .update();
        jdbc.sql("DROP TABLE account_password CASCADE").update();
        try (Connection other = DriverManager.getConnection(database, "postgres", "any, it trusts us");
                Statement export = other.createStatement()) {
            other.setAutoCommit(false);
            export.execute("LOCK TABLE databasechangelog IN ACCESS EXCLUSIVE MODE");
            assertThatThrownBy(this::migrate).rootCause().hasMessageContaining("lock timeout");
        }
        assertThat(exists("account_password")).isFalse();

        migrate();
        assertThat(exists("account_password")).isTrue();
    }

    private void migrate() {
        Migration.run(
                SchemaOwnerCheck.class,
                "--spring.liquibase.url=" + database,
                "--spring.liquibase.password=any, it trusts us");
    }

    private long entries() {
        return jdbc.sql("SELECT count(*) FROM databasechangelog")
                .query(Long.class)
                .single();
    }

    private boolean exists(String table) {
        return jdbc.sql("SELECT to_regclass(:table) IS NOT NULL")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }
}
