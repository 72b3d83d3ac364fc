package io.closedloop.change;

import static io.closedloop.change.ChangeProcess.APPROVED;
import static io.closedloop.change.ChangeProcess.CHANGE_NUMBER;
import static io.closedloop.change.ChangeProcess.DECISION;
import static io.closedloop.change.ChangeProcess.UNDECIDED;
import static io.closedloop.change.ChangeProcess.changeNumber;
import static io.closedloop.change.ChangeProcess.count;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Letter;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.CheckScan;
import io.closedloop.evidence.Evidence;
import io.closedloop.link.Purpose;
import io.closedloop.planning.WorkItems;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.staff.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls for changes. */
@Configuration(proxyBeanMethods = false)
class ChangeTasks {

    private final Changes changes;
    private final ChangeProcess process;
    private final Correspondence correspondence;
    private final WorkItems items;

    ChangeTasks(Changes changes, ChangeProcess process, Correspondence correspondence, WorkItems items) {
        this.changes = changes;
        this.process = process;
        this.correspondence = correspondence;
        this.items = items;
    }

    @Bean
    JavaDelegate requestChange() {
        return execution -> process.changeRequested(Submission.of(execution, RequestChange.class));
    }

    @Bean
    JavaDelegate recordChangeRequest() {
        return execution -> {
            String changeNumber =
                    changes.request(execution.getProcessBusinessKey(), Submission.of(execution, RequestChange.class));
            execution.setVariableLocal(CHANGE_NUMBER, changeNumber);
            execution.setVariableLocal("caption", execution.getVariable("caption") + " · " + changeNumber);
            count(execution, UNDECIDED, 1);
        };
    }

    @Bean
    JavaDelegate recordImpact() {
        return execution -> changes.assess(changeNumber(execution), Submission.of(execution, AssessChangeImpact.class));
    }

    @Bean
    JavaDelegate sendChange() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            String change = changeNumber(execution);
            KeptRendering request =
                    changes.keep(change, KeptRendering.Occasion.SENT, correspondence.languageOf(number));
            correspondence.tell(Letter.about(number, "changeToApprove", number, change)
                    .toCustomer()
                    .asking(Purpose.CHANGE, change, request));
        };
    }

    @Bean
    JavaDelegate askForChangeApprovalAgain() {
        return sendChange();
    }

    @Bean
    JavaDelegate recordCustomerApproval() {
        return execution -> {
            Submission<ApproveChangeForCustomer> answered = Submission.of(execution, ApproveChangeForCustomer.class);
            changes.customerDecides(changeNumber(execution), answered);
            execution.setVariableLocal(
                    ChangeProcess.EVIDENCE,
                    answered.form().decision() == Approval.APPROVE
                            ? answered.form().evidence().kindName()
                            : Evidence.none().kindName());
        };
    }

    @Bean
    JavaDelegate recordChangeApprovalCheck() {
        return execution -> {
            Submission<CheckScan> checked = Submission.of(execution, CheckScan.class);
            changes.checkScan(changeNumber(execution), checked);
            execution.setVariableLocal(
                    ChangeProcess.SCAN, checked.form().decision().name());
        };
    }

    @Bean
    JavaDelegate recordInternalApproval() {
        return execution -> changes.companyDecides(
                changeNumber(execution), Submission.of(execution, ApproveChangeInternally.class));
    }

    @Bean
    JavaDelegate decideChange() {
        return execution -> execution.setVariableLocal(
                DECISION, changes.decide(changeNumber(execution)).name());
    }

    @Bean
    JavaDelegate keepChange() {
        return execution -> changes.keep(changeNumber(execution), KeptRendering.Occasion.SIGNED);
    }

    @Bean
    JavaDelegate markChangeApproved() {
        return execution -> {
            count(execution, UNDECIDED, -1);
            count(execution, APPROVED, 1);
        };
    }

    @Bean
    JavaDelegate markChangeRejected() {
        return execution -> count(execution, UNDECIDED, -1);
    }

    @Bean
    JavaDelegate selectApprovedChange() {
        return execution ->
                execution.setVariableLocal(CHANGE_NUMBER, changes.nextApproved(execution.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate implementChange() {
        return execution -> {
            changes.implement(changeNumber(execution));
            count(execution, APPROVED, -1);
        };
    }

    @Bean
    JavaDelegate tellAboutChange() {
        return execution -> tellEveryone(execution, "changeImplemented");
    }

    @Bean
    JavaDelegate tellAboutRejection() {
        return execution -> tellEveryone(execution, "changeRejected");
    }

    private void tellEveryone(DelegateExecution execution, String event) {
        String number = execution.getProcessBusinessKey();
        Set<String> concerned = new LinkedHashSet<>(List.of(
                Correspondence.CUSTOMER,
                Role.CUSTOMER_SERVICE.id(),
                Role.PROJECT_MANAGER.id(),
                Role.DEPARTMENT_HEAD.id()));
        concerned.addAll(items.owners(number));
        correspondence.tell(
                Letter.about(number, event, number, changeNumber(execution)).to(List.copyOf(concerned)));
    }
}
