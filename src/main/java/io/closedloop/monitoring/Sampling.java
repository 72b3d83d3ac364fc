package io.closedloop.monitoring;

import io.closedloop.engine.Recurring;
import java.time.Duration;
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
    private final Recurring thread = new Recurring("monitoring");
    private boolean failing;

    Sampling(MonitoringSettings settings, Samples samples, Gauges gauges) {
        this.settings = settings;
        this.samples = samples;
        this.gauges = gauges;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Duration pause = settings.every();
        if (pause.toMillis() > 0) {
            thread.start(Duration.ZERO, pause, this::sample);
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
        thread.stop();
    }
}
