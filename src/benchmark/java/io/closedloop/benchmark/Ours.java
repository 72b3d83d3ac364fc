package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.support.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The application as it runs, authorizations on, documents and mails and all; its job executor is off, so that both sides
 * run jobs alike.
 */
final class Ours implements Side {

    private final ConfigurableApplicationContext application;
    private final Path mails = folder();

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
                                        "--closedloop.rendering.parallel=2",
                                        "--closedloop.mail.folder=" + mails,
                                        "--closedloop.coverage=false"),
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
    public List<String> mails(String requirement) {
        return database().queryForList(
                """
                SELECT j.id_ FROM act_hi_procinst r JOIN act_ru_execution m ON m.business_key_ LIKE r.business_key_ || '/%'
                JOIN act_ru_job j ON j.process_instance_id_ = m.id_
                WHERE r.id_ = ? AND j.process_def_key_ = 'send-mail'""",
                String.class,
                requirement);
    }

    @Override
    public void close() {
        application.close();
        try {
            FileSystemUtils.deleteRecursively(mails);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("mails");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
