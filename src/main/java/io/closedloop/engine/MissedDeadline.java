package io.closedloop.engine;

/**
 * The deadline of a task passed; travels as a transient variable to whoever catches the escalation.
 *
 * @param task id of the user task in the model
 */
public record MissedDeadline(String task) {

    public static final String VARIABLE = "missedDeadline";
}
