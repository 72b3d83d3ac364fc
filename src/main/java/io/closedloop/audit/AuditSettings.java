package io.closedloop.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param sealEvery how often entries are sealed; 0 for never, where something else does it */
@ConfigurationProperties("closedloop.audit")
record AuditSettings(Duration sealEvery) {}
