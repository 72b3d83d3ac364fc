package io.closedloop.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread sealing = new Thread(task, "audit");
        sealing.setDaemon(true);
        return sealing;
    });

    Sealing(AuditSettings settings, AuditChain chain) {
        this.settings = settings;
        this.chain = chain;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        long pause = settings.sealEvery().toMillis();
        if (pause > 0) {
            thread.scheduleWithFixedDelay(this::seal, pause, pause, TimeUnit.MILLISECONDS);
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
        thread.shutdown();
    }
}
