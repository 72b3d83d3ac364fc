package io.closedloop.improvement;

/**
 * What figures of a month count. The count and the list of requirements behind it come from the same clause.
 *
 * @see Figure
 */
enum Population {
    /** Requirements that came in. */
    RECEIVED("improvement_requirement", "received_month", "TRUE"),
    /** Requirements that ended, whichever way. */
    ENDED("improvement_requirement", "ended_month", "TRUE"),
    /** Requirements that ended accepted and archived. */
    CLOSED("improvement_requirement", "ended_month", "f.outcome = 'CLOSED'"),
    /** Change requests. */
    CHANGE("improvement_occurrence", "occurred_month", "f.kind = 'CHANGE'"),
    /** First rounds of acceptance. */
    FIRST_ACCEPTANCE("improvement_occurrence", "occurred_month", "f.kind = 'ACCEPTANCE' AND f.round = 1"),
    /** The last round that each requirement had in the month. */
    LAST_ACCEPTANCE("improvement_occurrence", "occurred_month", "f.kind = 'ACCEPTANCE' AND f.last_of_month"),
    /** Rounds of acceptance that did not pass. */
    FAILED_ACCEPTANCE("improvement_occurrence", "occurred_month", "f.kind = 'ACCEPTANCE' AND NOT f.kept"),
    /** Escalations. */
    ESCALATION("improvement_occurrence", "occurred_month", "f.kind = 'ESCALATION'"),
    /** Deadlines whose task ended. */
    DEADLINE("improvement_occurrence", "occurred_month", "f.kind = 'DEADLINE'");

    private final String table;
    private final String month;
    private final String condition;

    Population(String table, String month, String condition) {
        this.table = table;
        this.month = month;
        this.condition = condition;
    }

    /** Whether it consists of requirements, or of what happened to them. */
    boolean isOfRequirements() {
        return table.equals("improvement_requirement");
    }

    String table() {
        return table;
    }

    String month() {
        return "f." + month;
    }

    /** When a row came to be as it is. */
    String recordedAt() {
        return isOfRequirements() ? "f.changed_at" : "f.occurred_at";
    }

    String condition() {
        return condition;
    }
}
