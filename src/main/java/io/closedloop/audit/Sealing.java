package io.closedloop.audit;

import io.closedloop.engine.Recurring;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Seals again and again, in a thread of its own. */
@Component
class Sealing implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final AuditSettings settings;
    private final AuditChain chain;
    private final Recurring thread = new Recurring("audit");

    Sealing(AuditSettings settings, AuditChain chain) {
        this.settings = settings;
        this.chain = chain;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Duration pause = settings.sealEvery();
        if (pause.toMillis() > 0) {
            thread.start(pause, pause, this::seal);
        }
    }

    /** Never throws, since the next attempt may succeed, and does what this one left. */
    private void seal() {
        try {
            chain.seal();
        } catch (RuntimeException e) {
            LOG.warn("The audit trail cannot be sealed; we keep trying", e);
        }
    }

    @Override
    public void destroy() {
        thread.stop();
    }
}
