package io.closedloop.customer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers answer.
 *
 * @param codeBeforeSignature whether a yes through a personal link counts only with a code that was sent by mail
 * @param session how long a page stays open after it was used last
 */
@ConfigurationProperties("closedloop.customer")
public record CustomerSettings(
        @DefaultValue("false") boolean codeBeforeSignature,
        @DefaultValue("30m") Duration session) {}
