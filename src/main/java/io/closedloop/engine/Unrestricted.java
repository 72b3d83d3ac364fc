package io.closedloop.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the application itself has to know or do, whatever the current user may in the engine; as one command. */
@Component
public class Unrestricted {

    private final ProcessEngineConfigurationImpl engine;

    Unrestricted(@Lazy ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    public <T> T get(Supplier<T> query) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(query::get));
    }

    public void run(Runnable command) {
        get(() -> {
            command.run();
            return true;
        });
    }
}
