package io.closedloop.improvement;

/**
 * What a requirement stands at, the most telling first: where several things are open at once, a day counts as waiting
 * only if nothing of ours could go on.
 */
enum Standing {
    OWN,
    REWORK,
    BLOCKED,
    APPROVAL,
    CUSTOMER
}
