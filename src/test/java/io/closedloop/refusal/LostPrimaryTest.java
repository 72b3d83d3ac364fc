package io.closedloop.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.closedloop.support.PostgresDatabase;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class LostPrimaryTest {

    @Test
    void thePoolPartsWithAConnectionToAServerThatOnlyReads() throws IOException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(PostgresDatabase.create());
            pool.setUsername("postgres");
            pool.setPassword("any, it trusts us");
            pool.setMaximumPoolSize(1);
            pool.setExceptionOverrideClassName(setting());
            JdbcTemplate database = new JdbcTemplate(pool);
            database.execute("CREATE TABLE change (id int)");
            database.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");

            assertThatThrownBy(() -> database.update("INSERT INTO change VALUES (1)"))
                    .isInstanceOf(DataAccessException.class)
                    .matches(Outage::isCauseOf);

            assertThat(database.update("INSERT INTO change VALUES (2)")).isOne();
        }
    }

    private static String setting() throws IOException {
        return String.valueOf(Objects.requireNonNull(new YamlPropertySourceLoader()
                .load("postgres", new ClassPathResource("application-postgres.yaml"))
                .get(0)
                .getProperty("spring.datasource.hikari.exception-override-class-name")));
    }
}
