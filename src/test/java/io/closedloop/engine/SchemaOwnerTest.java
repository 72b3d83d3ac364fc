package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.closedloop.staff.SchemaOwnerCheck;
import io.closedloop.support.Inputs;
import io.closedloop.support.Node;
import io.closedloop.support.PostgresDatabase;
import io.closedloop.support.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One user owns the schema, another runs the application; the roles are those of docs/operations/roles.sql. */
class SchemaOwnerTest {

    private static final String PASSWORD = "any, it trusts us";

    @TempDir
    Path folder;

    @Test
    void nodesRunWithoutTheRightToChangeTheSchemaOrTheAuditTrail() throws IOException {
        String run = String.valueOf(System.nanoTime());
        String owner = "owner" + run;
        String user = "closedloop" + run;
        // without the user that its address names
        String database = PostgresDatabase.create().replaceAll("\\?.*", "");
        JdbcTemplate postgres = as("postgres", database);
        roles(owner, user).forEach(postgres::execute);
        postgres.execute("ALTER DATABASE " + database.replaceAll(".*/", "") + " OWNER TO " + owner);

        Path refused = folder.resolve("refused.log");
        try (Node early = new Node(database, settings(user, user), refused, Node.Launch.usual(0))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> !early.isAlive());
        }
        assertThat(Files.readString(refused)).contains("APPLICATION FAILED TO START", "closedloop.jar migrate");

        List<String> asOwner = List.of(
                "--spring.liquibase.url=" + database,
                "--spring.liquibase.user=" + owner,
                "--spring.liquibase.parameters.runtime=" + user);
        assertThatThrownBy(() -> migrate(asOwner, "--spring.liquibase.password=choose one"))
                .rootCause()
                .hasMessageContaining("DATABASE_OWNER_PASSWORD can be guessed");
        assertThat(postgres.queryForList(
                        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()", String.class))
                .isEmpty();
        migrate(asOwner, "--spring.liquibase.password=" + PASSWORD);

        try (Node node = new Node(database, settings(user, user), Path.of("target", "schema-owner.log"))) {
            assertThat(new Visitor(node.port())
                            .postJson("/api/requirements", Inputs.online("li@example.com"))
                            .statusCode())
                    .isEqualTo(201);
            JdbcTemplate runtime = as(user, database);
            assertThat(runtime.queryForObject("SELECT count(*) FROM audit_entry", Long.class))
                    .isPositive();
            for (String sql : List.of(
                    "CREATE TABLE mine (id int)",
                    "ALTER TABLE registration_requirement ADD mine int",
                    "DROP TABLE act_ru_task",
                    "TRUNCATE registration_requirement",
                    "UPDATE audit_entry SET user_id = 'somebody'",
                    "DELETE FROM audit_entry",
                    "DELETE FROM audit_chain",
                    "ALTER TABLE audit_entry DISABLE TRIGGER USER")) {
                assertThatThrownBy(() -> runtime.execute(sql))
                        .as(sql)
                        .rootCause()
                        .hasMessageMatching("(?s).*(denied|owner).*");
            }
        }
        // an owner that is named to a node brings the schema up to date at its start, as often as it starts
        try (Node node = new Node(database, settings(user, owner), Path.of("target", "schema-owner.log"))) {
            assertThat(node.answers()).isTrue();
        }
    }

    private static void migrate(List<String> settings, String password) {
        Migration.run(
                SchemaOwnerCheck.class,
                Stream.concat(settings.stream(), Stream.of(password)).toArray(String[]::new));
    }

    private static Map<String, Object> settings(String user, String owner) {
        return Map.of(
                "spring.datasource.username", user,
                "spring.liquibase.user", owner,
                "spring.liquibase.parameters.runtime", user);
    }

    /** What the file for administrators says, for roles of other names in a database that is there. */
    private static List<String> roles(String owner, String user) throws IOException {
        Matcher statement = Pattern.compile("(?m)^(?:CREATE ROLE|REVOKE|GRANT)[^;]+")
                .matcher(Files.readString(Path.of("docs/operations/roles.sql")));
        return statement
                .results()
                .map(found -> found.group()
                        .replaceAll(":'(owner|node)_password'", "'" + PASSWORD + "'")
                        .replace("closedloop_owner", owner)
                        .replaceAll("\\bclosedloop\\b", user))
                .toList();
    }

    private static JdbcTemplate as(String user, String database) {
        return new JdbcTemplate(new DriverManagerDataSource(database, user, PASSWORD));
    }
}
