package io.closedloop.delivery;

/** What kind of reason made an acceptance fail. */
public enum FailureCategory {
    FUNCTION_MISSING,
    DEFECT,
    DATA_WRONG,
    PERFORMANCE,
    DOCUMENTATION,
    OTHER
}
