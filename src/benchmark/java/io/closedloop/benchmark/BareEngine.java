package io.closedloop.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.closedloop.support.CountedStatements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine as it is delivered, without Spring, with the application's model and nothing of the application: full
 * history, authorizations off, service tasks that do nothing.
 */
final class BareEngine implements Side {

    private static final String MODEL = "processes/customer-requirement.bpmn";

    private final HikariDataSource pool = new HikariDataSource();
    private final ProcessEngine engine;
    private final JdbcTemplate database;
    private final Map<String, Map<String, Object>> inputs;

    /**
     * @param database its JDBC address
     * @param inputs what forms send, which the engine then keeps as variables; empty for a model that keeps none
     */
    BareEngine(String database, int connections, Map<String, Map<String, Object>> inputs) {
        this.inputs = inputs;
        pool.setJdbcUrl(database);
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setMaximumPoolSize(connections);
        DataSource counted = CountedStatements.counted(pool); // as the application's, so that neither pays for it alone
        this.database = new JdbcTemplate(pool);
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(database);
        configuration.setDataSource(counted);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
        String model = model();
        configuration.setBeans(BareModel.beans(model));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addString(MODEL, model).deploy();
    }

    private static String model() {
        try (InputStream model = BareEngine.class.getResourceAsStream("/" + MODEL)) {
            return new String(Objects.requireNonNull(model).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessEngine engine() {
        return engine;
    }

    @Override
    public JdbcTemplate database() {
        return database;
    }

    @Override
    public Map<String, Object> input(String form) {
        return new HashMap<>(inputs.getOrDefault(form, Map.of()));
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
