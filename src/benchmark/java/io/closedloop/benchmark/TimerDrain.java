package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.engine.FormBinder;
import io.closedloop.registration.RecordRequirement;
import io.closedloop.registration.RegistrationProcess;
import io.closedloop.support.Inputs;
import io.closedloop.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drains many timers due at the same minute: ours, each of which records an escalation, tells the department head and
 * opens a task, against those of a bare engine that do nothing. Both run on the same PostgreSQL, one after the other.
 */
public final class TimerDrain {

    private static final int CLIENTS = 2;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private TimerDrain() {}

    /** @param arguments how many timers; 10,000 without any */
    public static void main(String[] arguments) throws Exception {
        measure(arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]), new Figures());
    }

    static void measure(int timers, Figures figures) throws Exception {
        try (Server server = new Server()) {
            Duration bare = bare(server.create("bare"), timers);
            Duration ours = ours(server.create("ours"), timers);
            figures.add("%,d deadlines due at once, ours".formatted(timers), perSecond(timers, ours), "/s", "");
            figures.add("%,d empty timers, bare engine".formatted(timers), perSecond(timers, bare), "/s", "");
            figures.add("deadlines : empty timers", (double) bare.toMillis() / ours.toMillis(), "", "");
        }
    }

    private static double perSecond(int timers, Duration took) {
        return timers * 1000.0 / took.toMillis();
    }

    private static Duration bare(String database, int timers) throws Exception {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setJdbcUrl(database);
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUsername("postgres");
        configuration.setJdbcPassword("postgres");
        configuration.setJdbcMaxActiveConnections(20);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setEnforceHistoryTimeToLive(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            "timers.bpmn",
                            Bpmn.createExecutableProcess("timers")
                                    .startEvent()
                                    .userTask("task")
                                    .boundaryEvent("due")
                                    .cancelActivity(false)
                                    .timerWithDate("${due}")
                                    .endEvent()
                                    .moveToActivity("task")
                                    .endEvent()
                                    .done())
                    .deploy();
            Date due = Date.from(Instant.parse("2026-01-05T10:00:00Z"));
            many(timers, () -> engine.getRuntimeService().startProcessInstanceByKey("timers", Map.of("due", due)));
            return drained(
                    "bare engine, empty timers",
                    timers,
                    engine,
                    () -> engine.getManagementService().createJobQuery().count());
        } finally {
            engine.close();
        }
    }

    private static Duration ours(String database, int timers) throws Exception {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Closedloop.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--camunda.bpm.job-execution.enabled=true",
                        "--closedloop.coverage=false",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--spring.datasource.hikari.maximum-pool-size=20")) {
            ProcessEngine engine = application.getBean(ProcessEngine.class);
            TestClock clock = application.getBean(TestClock.class);
            executor(engine).shutdown();
            clock.set("2026-11-23T10:00");
            FormBinder binder = application.getBean(FormBinder.class);
            Inputs inputs = application.getBean(Inputs.class);
            RegistrationProcess process = application.getBean(RegistrationProcess.class);
            many(
                    timers,
                    () -> process.requirementReceived(
                            binder.bind(RecordRequirement.class, inputs.of("recordRequirement")), "benchmark"));

            clock.set("2026-11-24T09:00");
            drained("ours, reminders", timers, engine, () -> due(engine));
            clock.set("2026-11-24T18:00");
            Duration escalations = drained("ours, escalations", timers, engine, () -> due(engine));

            check(application.getBean(JdbcClient.class), engine, timers);
            return escalations;
        }
    }

    private static long due(ProcessEngine engine) {
        return engine.getManagementService().createJobQuery().executable().count();
    }

    private static void check(JdbcClient jdbc, ProcessEngine engine, int timers) {
        long recorded = count(jdbc, "select count(*) from escalation");
        long different = count(jdbc, "select count(distinct number) from escalation");
        long told = count(jdbc, "select count(*) from correspondence_message where recipient = 'department-head'");
        long tasks = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("handleEscalation")
                .count();
        long failed = engine.getManagementService().createJobQuery().withException().count();
        System.out.printf(
                "escalations %d, of different requirements %d, told %d, tasks %d, failed jobs %d%n",
                recorded, different, told, tasks, failed);
        if (recorded != timers || different != timers || told != timers || tasks != timers || failed != 0) {
            throw new IllegalStateException("Lost or doubled escalations");
        }
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static Duration drained(String what, int timers, ProcessEngine engine, LongSupplier left) {
        long before = System.nanoTime();
        executor(engine).start();
        while (left.getAsLong() > 0) {
            if (System.nanoTime() - before > LONGEST.toNanos()) {
                throw new IllegalStateException(what + " did not drain: " + left.getAsLong() + " left");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        executor(engine).shutdown();
        System.out.printf("%s: %d in %.1f s%n", what, timers, took.toMillis() / 1000.0);
        return took;
    }

    private static JobExecutor executor(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    private static void many(int times, Callable<?> step) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> steps = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                steps.add(clients.submit(step));
            }
            for (Future<?> each : steps) {
                each.get();
            }
        } finally {
            clients.shutdown();
        }
    }
}
