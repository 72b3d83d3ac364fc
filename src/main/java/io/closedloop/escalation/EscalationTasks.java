package io.closedloop.escalation;

import static io.closedloop.escalation.EscalationProcess.ESCALATION_ID;
import static io.closedloop.escalation.EscalationProcess.REASON;
import static io.closedloop.escalation.EscalationProcess.SEVERITY;
import static io.closedloop.escalation.EscalationProcess.TASK;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import io.closedloop.engine.CurrentUser;
import io.closedloop.engine.MissedDeadline;
import io.closedloop.engine.Submission;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls when something escalates. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EscalationSettings.class)
class EscalationTasks {

    private static final int MAX_REASON = 4000;

    private final Escalations escalations;
    private final EscalationProcess process;
    private final EscalationSettings settings;
    private final Correspondence correspondence;
    private final Refusals refusals;

    EscalationTasks(
            Escalations escalations,
            EscalationProcess process,
            EscalationSettings settings,
            Correspondence correspondence,
            Refusals refusals) {
        this.escalations = escalations;
        this.process = process;
        this.settings = settings;
        this.correspondence = correspondence;
        this.refusals = refusals;
    }

    @Bean
    JavaDelegate recordEscalation() {
        return execution -> {
            String key = execution.getProcessBusinessKey();
            Long id = execution.getVariable(MissedDeadline.VARIABLE) instanceof MissedDeadline missed
                    ? escalations.deadlineMissed(key, name(execution, missed.task()))
                    : escalations.majorProblem(
                            key,
                            CurrentUser.id(execution.getProcessEngineServices().getIdentityService()),
                            taskOf(execution),
                            severity(execution),
                            reason(execution));
            execution.setVariableLocal(ESCALATION_ID, id);
        };
    }

    @Bean
    JavaDelegate tellDepartmentHead() {
        return execution -> {
            String key = execution.getProcessBusinessKey();
            correspondence.tell(key, Recipient.role(Role.DEPARTMENT_HEAD.id()), "escalated", key);
        };
    }

    @Bean
    JavaDelegate raiseFurther() {
        return execution -> {
            escalations.raiseFurther((Long) execution.getVariable(ESCALATION_ID));
            process.offer(execution, settings.nextLevel());
        };
    }

    @Bean
    JavaDelegate tellNextLevel() {
        return execution -> {
            String key = execution.getProcessBusinessKey();
            correspondence.tell(key, Recipient.role(settings.nextLevel().id()), "escalatedFurther", key);
        };
    }

    @Bean
    JavaDelegate recordEscalationResolution() {
        return execution -> escalations.resolve(
                (Long) execution.getVariable(ESCALATION_ID), Submission.of(execution, HandleEscalation.class));
    }

    private String reason(DelegateExecution execution) {
        Object reason = taken(execution, REASON);
        String text = reason == null ? "" : reason.toString().strip();
        if (text.isEmpty() || text.length() > MAX_REASON || text.indexOf('\0') >= 0) {
            throw refusals.invalid("refusal.escalation.reason", MAX_REASON);
        }
        return text;
    }

    /** The engine's own door asks for no severity; whoever comes through it means it. */
    private Severity severity(DelegateExecution execution) {
        Object severity = taken(execution, SEVERITY);
        return severity == null
                ? Severity.HIGH
                : Severity.named(severity).orElseThrow(() -> refusals.invalid("refusal.escalation.severity"));
    }

    private static @Nullable String taskOf(DelegateExecution execution) {
        return taken(execution, TASK) instanceof String task ? name(execution, task) : null;
    }

    private static @Nullable Object taken(DelegateExecution execution, String variable) {
        Object value = execution.getVariable(variable);
        execution.removeVariable(variable);
        return value;
    }

    private static String name(DelegateExecution execution, String task) {
        ModelElementInstance element = execution.getBpmnModelInstance().getModelElementById(task);
        return element == null ? task : element.getAttributeValue("name");
    }
}
