package io.closedloop.correspondence;

import io.closedloop.engine.Unrestricted;
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
    private final Unrestricted unrestricted;

    CorrespondenceProcess(@Lazy RuntimeService runtime, Unrestricted unrestricted) {
        this.runtime = runtime;
        this.unrestricted = unrestricted;
    }

    /** A mail waits to be sent. Its business key says what it is about to whoever finds it as an incident. */
    void mailQueued(String about, long mail, String subject) {
        unrestricted.run(() -> runtime.startProcessInstanceByKey(
                PROCESS,
                about + "/" + mail,
                Variables.createVariables().putValue(MAIL, mail).putValue("caption", subject)));
    }
}
