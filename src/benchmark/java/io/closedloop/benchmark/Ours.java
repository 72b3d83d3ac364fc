package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.support.Inputs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application as it runs, authorizations on, documents and all; its job executor is off, so that both sides run jobs alike. */
final class Ours implements Side {

    private final ConfigurableApplicationContext application;

    Ours(String database, int connections, String... more) {
        application = new SpringApplicationBuilder(Closedloop.class)
                .profiles("test")
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--logging.level.root=warn",
                                        "--spring.datasource.url=" + database,
                                        "--spring.datasource.username=postgres",
                                        "--spring.datasource.password=postgres",
                                        "--spring.datasource.hikari.maximum-pool-size=" + connections,
                                        "--closedloop.rendering.parallel=2"),
                                List.of(more).stream())
                        .toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public ProcessEngine engine() {
        return bean(ProcessEngine.class);
    }

    @Override
    public JdbcTemplate database() {
        return new JdbcTemplate(bean(DataSource.class));
    }

    @Override
    public Map<String, Object> input(String form) {
        return bean(Inputs.class).of(form);
    }

    @Override
    public void close() {
        application.close();
    }
}
