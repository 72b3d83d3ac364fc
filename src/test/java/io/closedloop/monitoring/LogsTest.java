package io.closedloop.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.WithMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.ProcessDataContext;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What production writes into its logs, captured whole. */
@WithMail
class LogsTest {

    private static final String NAME = "Unmistakable Customer 独一无二公司";
    private static final String CONTACT = "Wendeline Quartermaine";
    private static final String TEXT = "a dashboard in heliotrope 紫罗兰";
    private static final String ADDRESS = "wendeline@@quartermaine.example";

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    JdbcClient jdbc;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final StructuredLogEncoder ecs = new StructuredLogEncoder();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> captured = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(ecs.encode(event), StandardCharsets.UTF_8));
        }
    };

    @BeforeEach
    void capture() {
        LoggerContext context = root.getLoggerContext();
        ecs.setContext(context);
        ecs.setFormat("ecs");
        ecs.setCharset(StandardCharsets.UTF_8);
        ecs.start();
        captured.setContext(context);
        captured.start();
        root.addAppender(captured);
    }

    @AfterEach
    void release() {
        root.detachAppender(captured);
    }

    @Test
    void aWholeLifeAndAMailThatCannotBeSentNameNobody() throws Exception {
        journey.begins(
                "customerName", NAME, "contactPerson", CONTACT, "description", TEXT, "contactDetails", "w@q.example");
        jdbc.sql("UPDATE correspondence_mail SET address = ? WHERE number = ?")
                .params(ADDRESS, journey.number())
                .update();
        Job mail = journey.jobs("send-mail", "").get(0);
        String about = journey.number() + "/";
        failsAsInTheJobExecutor(mail.getId());
        journey.through("registerRequirement", "confirmRegistration", "analyzeRequirement", "assessFeasibility")
                .through("preparePlan", "obtainConfirmation", "breakDownTasks", "reportProgress", "reportProgress")
                .through("submitDeliverables", "conductAcceptance", "archiveRequirement");
        doors.status("/requirements/" + journey.number(), "process-owner");
        doors.status("/api/requirements/" + journey.number() + "/documents/registration-form.pdf", "process-owner");
        assertThat(journey.outcome()).isEqualTo("closed");

        String failure = lines.stream()
                .filter(line -> line.contains("ENGINE-14006"))
                .findFirst()
                .orElseThrow();
        JsonNode json = new ObjectMapper().readTree(failure);
        assertThat(json.at("/requirement").asText()).as("%s", failure).startsWith(about);
        assertThat(json.at("/model").asText()).isEqualTo("send-mail");
        assertThat(json.at("/activity").asText()).isEqualTo("sendMail");
        assertThat(failure).contains("The mail server failed", "(address)");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(NAME, "独一无二", CONTACT, "Quartermaine", "quartermaine", "heliotrope", "紫罗兰")
                        .doesNotContain("w@q.example"));
    }

    @Test
    void aRequestLeavesItsTrail() throws Exception {
        journey.begins();
        Logger security = (Logger) LoggerFactory.getLogger("org.springframework.web.servlet.DispatcherServlet");
        security.setLevel(ch.qos.logback.classic.Level.DEBUG);
        List<String> numbers = List.of(journey.number(), "R-ABCDEFGHJK", "202405-001");
        try {
            numbers.forEach(number -> doors.status("/api/requirements/" + number, "process-owner"));
        } finally {
            security.setLevel(null);
        }

        for (String number : numbers) {
            String line = lines.stream()
                    .filter(each -> each.contains("GET \\\"/api/requirements/" + number))
                    .findFirst()
                    .orElseThrow();
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.findValuesAsText("requirement")).containsExactly(number);
            assertThat(line).contains("process-owner");
            assertThat(json.toString()).containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
        }
    }

    /** What a thread of the job executor does, which is off in tests: it logs what failed, with the trail of the job. */
    private void failsAsInTheJobExecutor(String job) {
        JobFailureCollector failure = new JobFailureCollector(job);
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            new ExecuteJobsRunnable(List.of(job), (ProcessEngineImpl) engine.getProcessEngine()) {
                @Override
                public void run() {
                    executeJob(job, engine.getCommandExecutorTxRequired(), failure);
                }
            }.run();
            fail("the mail server took it");
        } catch (ProcessEngineException e) {
            ProcessEngineLogger.JOB_EXECUTOR_LOGGER.exceptionWhileExecutingJob(job, e);
        } finally {
            Context.removeJobExecutorContext();
            new ProcessDataContext(engine).clearMdc();
        }
    }
}
