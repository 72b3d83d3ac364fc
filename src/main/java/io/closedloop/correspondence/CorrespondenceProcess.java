package io.closedloop.correspondence;

import io.closedloop.engine.Unrestricted;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The names of the process that carries a mail, and what correspondence tells it. */
@Component
class CorrespondenceProcess {

    static final String PROCESS = "send-mail";
    static final String MAIL = "mail";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Unrestricted unrestricted;

    CorrespondenceProcess(@Lazy RuntimeService runtime, @Lazy ManagementService management, Unrestricted unrestricted) {
        this.runtime = runtime;
        this.management = management;
        this.unrestricted = unrestricted;
    }

    /** A mail waits to be sent. Its business key says what it is about to whoever finds it as an incident. */
    void mailQueued(String about, long mail, String subject) {
        unrestricted.run(() -> runtime.startProcessInstanceByKey(
                PROCESS,
                about + "/" + mail,
                Variables.createVariables().putValue(MAIL, mail).putValue("caption", subject)));
    }

    /** How many mails are still to be sent, and will be tried. */
    long waiting() {
        return unrestricted.get(() -> management
                .createJobQuery()
                .processDefinitionKey(PROCESS)
                .withRetriesLeft()
                .count());
    }

    /** How many mails nobody tries to send any more, each an incident. */
    long failed() {
        return unrestricted.get(() -> management
                .createJobQuery()
                .processDefinitionKey(PROCESS)
                .noRetriesLeft()
                .count());
    }
}
