package io.closedloop.monitoring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a sample again and again, in a thread of its own: whoever scrapes never waits for the database. */
@Component
@EnableConfigurationProperties(MonitoringSettings.class)
class Sampling implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);

    private final MonitoringSettings settings;
    private final Samples samples;
    private final Gauges gauges;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread sampling = new Thread(task, "monitoring");
        sampling.setDaemon(true);
        return sampling;
    });
    private boolean failing;

    Sampling(MonitoringSettings settings, Samples samples, Gauges gauges) {
        this.settings = settings;
        this.samples = samples;
        this.gauges = gauges;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        long pause = settings.every().toMillis();
        if (pause > 0) {
            thread.scheduleWithFixedDelay(this::sample, 0, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** Never throws, since the next attempt may succeed; until then the age of the last sample grows. */
    void sample() {
        try {
            gauges.show(samples.take());
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("The figures cannot be sampled; we keep trying", e);
            }
            failing = true;
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
