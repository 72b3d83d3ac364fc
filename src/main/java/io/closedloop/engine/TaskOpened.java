package io.closedloop.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A user task begins: its scope and its timers are there; told within the engine's transaction. */
public record TaskOpened(DelegateExecution execution) {}
