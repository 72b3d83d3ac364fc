package io.closedloop.mailbox;

import static io.closedloop.mailbox.MailboxProcess.CAPTION;
import static io.closedloop.mailbox.MailboxProcess.HANDLED;
import static io.closedloop.mailbox.MailboxProcess.KIND;
import static io.closedloop.mailbox.MailboxProcess.MAIL;
import static io.closedloop.mailbox.MailboxProcess.TAKEN;

import io.closedloop.engine.Submission;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models call for a mail that came in, and every night. */
@Configuration(proxyBeanMethods = false)
class MailboxTasks {

    private final Mailbox mailbox;
    private final MailAnswers answers;
    private final MailTable table;
    private final IncomingMails mails;

    MailboxTasks(Mailbox mailbox, MailAnswers answers, MailTable table, IncomingMails mails) {
        this.mails = mails;
        this.mailbox = mailbox;
        this.answers = answers;
        this.table = table;
    }

    @Bean
    JavaDelegate readMail() {
        return execution -> {
            Judgement judgement = mailbox.read(id(execution));
            execution.setVariable(KIND, judgement.kind().name());
            if (judgement.number() != null) {
                execution.setVariable(CAPTION, judgement.number());
            }
        };
    }

    @Bean
    JavaDelegate recordMailIntake() {
        return execution -> mailbox.takeIn(id(execution));
    }

    @Bean
    JavaDelegate actOnAnswer() {
        return execution -> {
            Optional<String> refused = answers.act(id(execution));
            refused.ifPresent(reason -> table.explain(id(execution), reason));
            execution.setVariable(TAKEN, refused.isEmpty());
        };
    }

    @Bean
    JavaDelegate confirmUnderstanding() {
        return execution -> answers.confirm(id(execution));
    }

    @Bean
    JavaDelegate fileMail() {
        return execution -> mailbox.file(id(execution));
    }

    @Bean
    JavaDelegate recordMailDecision() {
        return execution -> {
            Submission<HandleMail> handled = Submission.of(execution, HandleMail.class);
            mailbox.handle(id(execution), handled);
            execution.setVariable(HANDLED, handled.form().decision().name());
        };
    }

    @Bean
    JavaDelegate deleteStrayMails() {
        return execution -> mails.deleteStrays();
    }

    private static long id(DelegateExecution execution) {
        return ((Number) execution.getVariable(MAIL)).longValue();
    }
}
