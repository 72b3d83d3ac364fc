package io.closedloop.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** Where a task stands: what its form is prefilled from and checked against. */
public final class TaskContext {

    private final DelegateExecution execution;
    private final String user;
    private final Instant now;
    private final ZoneId zone;

    TaskContext(DelegateExecution execution, String user, Instant now, ZoneId zone) {
        this.execution = execution;
        this.user = user;
        this.now = now;
        this.zone = zone;
    }

    /** The business key of the case. */
    public Optional<String> key() {
        return Optional.ofNullable(execution.getProcessBusinessKey());
    }

    /** The business key of a case that must have one by now. */
    public String number() {
        return key().orElseThrow();
    }

    /** A process variable. */
    public @Nullable Object variable(String name) {
        return execution.getVariable(name);
    }

    /** A counter; 0 when it was never set. */
    public int counter(String name) {
        return variable(name) instanceof Number number ? number.intValue() : 0;
    }

    /** Who is at work; {@code system} where nobody is signed in. */
    public String user() {
        return user;
    }

    public Instant now() {
        return now;
    }

    /** The day it is in the installation's time zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }
}
