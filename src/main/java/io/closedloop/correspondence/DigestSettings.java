package io.closedloop.correspondence;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When daily digests are made.
 *
 * @param at time of every working day, in the installation's time zone
 */
@ConfigurationProperties("closedloop.digest")
public record DigestSettings(@DefaultValue("08:30") LocalTime at) {}
