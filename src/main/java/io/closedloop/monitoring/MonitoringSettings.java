package io.closedloop.monitoring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param every how often the figures are sampled; never with 0 */
@ConfigurationProperties("closedloop.monitoring")
record MonitoringSettings(@DefaultValue("20s") Duration every) {}
