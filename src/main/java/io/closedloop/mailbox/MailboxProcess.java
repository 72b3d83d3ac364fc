package io.closedloop.mailbox;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The names of incoming mail, and what is told to its process. */
@Component
class MailboxProcess {

    static final String INCOMING_MAIL = "incoming-mail";
    static final String MAIL = "mailId";
    static final String KIND = "mailKind";
    static final String HANDLED = "mailHandled";
    static final String TAKEN = "answerTaken";
    static final String CAPTION = "caption";

    private final RuntimeService runtime;

    MailboxProcess(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** A mail came in and is kept. */
    void mailReceived(long id) {
        String key = ReceivedMail.key(id);
        runtime.startProcessInstanceByKey(INCOMING_MAIL, key, Map.of(MAIL, id, CAPTION, key));
    }

    /** Whether something is still to be done about a mail. */
    boolean isRunning(long id) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(INCOMING_MAIL)
                        .processInstanceBusinessKey(ReceivedMail.key(id))
                        .count()
                > 0;
    }

    /** Nobody may look at a mail any more. */
    void mailErased(long id) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(INCOMING_MAIL)
                .processInstanceBusinessKey(ReceivedMail.key(id))
                .list()
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "erased"));
    }
}
