package io.closedloop.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param every how often figures are counted anew; with 0 whenever somebody looks */
@ConfigurationProperties("closedloop.insight")
record InsightSettings(@DefaultValue("1m") Duration every) {}
