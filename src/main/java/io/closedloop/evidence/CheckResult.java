package io.closedloop.evidence;

/** What the second employee found when comparing a stamped scan with the version sent. */
public enum CheckResult {
    MATCHES,
    DIFFERS
}
