package io.closedloop.escalation;

import static io.closedloop.escalation.EscalationProcess.ESCALATION_ID;
import static io.closedloop.escalation.EscalationProcess.REASON;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.engine.MissedDeadline;
import io.closedloop.engine.Submission;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls when something escalates. */
@Configuration(proxyBeanMethods = false)
class EscalationTasks {

    private static final int MAX_REASON = 4000;

    private final Escalations escalations;
    private final Correspondence correspondence;
    private final Refusals refusals;

    EscalationTasks(Escalations escalations, Correspondence correspondence, Refusals refusals) {
        this.escalations = escalations;
        this.correspondence = correspondence;
        this.refusals = refusals;
    }

    @Bean
    JavaDelegate recordEscalation() {
        return execution -> {
            String key = execution.getProcessBusinessKey();
            Long id = execution.getVariable(MissedDeadline.VARIABLE) instanceof MissedDeadline missed
                    ? escalations.deadlineMissed(key, missed.task())
                    : escalations.majorProblem(key, raisedBy(execution), reason(execution));
            execution.setVariableLocal(ESCALATION_ID, id);
        };
    }

    @Bean
    JavaDelegate tellDepartmentHead() {
        return execution -> {
            String key = execution.getProcessBusinessKey();
            correspondence.tell(key, Role.DEPARTMENT_HEAD.id(), "escalated", key);
        };
    }

    @Bean
    JavaDelegate recordEscalationResolution() {
        return execution -> escalations.resolve(
                (Long) execution.getVariable(ESCALATION_ID), Submission.of(execution, HandleEscalation.class));
    }

    private String reason(DelegateExecution execution) {
        Object reason = execution.getVariable(REASON);
        String text = reason == null ? "" : reason.toString().strip();
        if (text.isEmpty() || text.length() > MAX_REASON || text.indexOf('\0') >= 0) {
            throw refusals.invalid("refusal.escalation.reason", MAX_REASON);
        }
        execution.removeVariable(REASON);
        return text;
    }

    private static String raisedBy(DelegateExecution execution) {
        Authentication user =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return user == null ? "system" : user.getUserId();
    }
}
