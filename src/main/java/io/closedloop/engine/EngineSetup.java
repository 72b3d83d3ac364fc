package io.closedloop.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import liquibase.integration.spring.SpringLiquibase;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the process engine beyond what properties can say. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class EngineSetup {

    /** @param database whose schema is up to date, as of every bean that is given it */
    @Bean
    IdGenerator engineIds(JdbcTemplate database, Clock clock) {
        Integer start = database.queryForObject("SELECT nextval('engine_start')", Integer.class);
        return new EngineIds(Objects.requireNonNull(start), clock.instant());
    }

    /** @param schema the migrations that must have run before the engine starts */
    @Bean
    ProcessEnginePlugin closedloopPlugin(
            SpringLiquibase schema, ModelListeners listeners, List<OperationListener> operations) {
        Objects.requireNonNull(schema);
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomHistoryLevels(List.of(new CaseHistory()));
                engine.setHistory(CaseHistory.NAME);
                engine.setCustomHistoryEventHandlers(EngineSetup.<HistoryEventHandler>with(
                        engine.getCustomHistoryEventHandlers(), new OperationHistory(operations)));
                // who had tasks, hashed, for a licence that nobody here needs: a row for each task
                engine.setTaskMetricsEnabled(false);
                engine.setCustomPreBPMNParseListeners(with(engine.getCustomPreBPMNParseListeners(), listeners));
                engine.setCustomPreCommandInterceptorsTxRequired(
                        with(engine.getCustomPreCommandInterceptorsTxRequired(), new RetryLostRaces()));
                // timers and reminders, too; steps behind an asynchronous border say so in the model
                engine.setFailedJobRetryTimeCycle("PT10S,PT1M,PT5M,PT30M,PT2H");
                engine.setResourceAuthorizationProvider(new NoTaskGrants());
                engine.setCustomSessionFactories(
                        with(engine.getCustomSessionFactories(), TaskAuthorizations.factory()));
                // nobody needs Java objects as variables
                engine.setDeserializationTypeValidationEnabled(true);
                engine.setEnableExceptionsAfterUnhandledBpmnError(true);
                // role ids carry hyphens, user ids may be mail addresses
                engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                // HistoryRelease sets the time; the clean-up that goes by it refuses to be set up without the other
                // strategy
                engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
            }
        };
    }

    private static <T> List<T> with(@Nullable List<T> present, T more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(more);
        return all;
    }
}
