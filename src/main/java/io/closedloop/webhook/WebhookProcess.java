package io.closedloop.webhook;

import io.closedloop.engine.Unrestricted;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The names of the process that posts an announcement, and what we tell it. */
@Component
class WebhookProcess {

    static final String PROCESS = "post-webhook";
    static final String ANNOUNCEMENT = "announcement";

    private final RuntimeService runtime;
    private final Unrestricted unrestricted;

    WebhookProcess(@Lazy RuntimeService runtime, Unrestricted unrestricted) {
        this.runtime = runtime;
        this.unrestricted = unrestricted;
    }

    /** An announcement waits to be posted. Its business key says where and what about to whoever finds it as an incident. */
    void announced(Announcement announcement, long id) {
        unrestricted.run(() -> runtime.startProcessInstanceByKey(
                PROCESS,
                announcement.number() + "/" + announcement.webhook() + "/" + id,
                Variables.createVariables().putValue(ANNOUNCEMENT, id).putValue("caption", announcement.text())));
    }
}
