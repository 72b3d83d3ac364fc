package io.closedloop.evidence;

/** What was answered, in the words of the forms. */
public enum Outcome {
    CONFIRM,
    REVISE,
    WITHDRAW,
    APPROVE,
    REJECT,
    PASSED,
    NOT_PASSED,
    CORRECT
}
