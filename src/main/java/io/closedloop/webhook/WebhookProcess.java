package io.closedloop.webhook;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The names of the process that posts an announcement, and what we tell it. */
@Component
class WebhookProcess {

    static final String PROCESS = "post-webhook";
    static final String ANNOUNCEMENT = "announcement";

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;

    WebhookProcess(@Lazy RuntimeService runtime, @Lazy ProcessEngineConfigurationImpl engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    /** An announcement waits to be posted. Its business key says where and what about to whoever finds it as an incident. */
    void announced(Announcement announcement, long id) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> runtime.startProcessInstanceByKey(
                        PROCESS,
                        announcement.number() + "/" + announcement.webhook() + "/" + id,
                        Variables.createVariables()
                                .putValue(ANNOUNCEMENT, id)
                                .putValue("caption", announcement.text()))));
    }
}
