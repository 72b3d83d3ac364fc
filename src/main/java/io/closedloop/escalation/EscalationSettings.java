package io.closedloop.escalation;

import io.closedloop.staff.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where escalations go.
 *
 * @param nextLevel the role that an escalation goes to when the department head leaves it unanswered
 */
@ConfigurationProperties("closedloop.escalation")
record EscalationSettings(@DefaultValue("PROCESS_OWNER") Role nextLevel) {}
