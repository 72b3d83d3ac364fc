package io.closedloop.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tries a user's command again when it collided with one on another task of the same case, as when two work items are
 * reported at the same moment, or took the same next version or number. Nobody did anything wrong, so nobody should read
 * about it.
 */
class RetryLostRaces extends CommandInterceptor {

    private static final int ATTEMPTS = 12;

    /** The longest pause before the next attempt, in milliseconds for each one made. */
    private static final long PAUSE = 15;

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost =
                Context.getCommandContext() == null && !TransactionSynchronizationManager.isActualTransactionActive();
        int attempts = outermost && isUsers(command) ? ATTEMPTS : 1;
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException | DataIntegrityViolationException | ConcurrencyFailureException e) {
                if (attempt >= attempts) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** Of different length for each, so that they do not collide in step again. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, attempt * PAUSE + 1)));
    }

    private static boolean isUsers(Command<?> command) {
        return command instanceof CompleteTaskCmd
                || command instanceof ClaimTaskCmd
                || command instanceof HandleTaskEscalationCmd
                || command instanceof SubmitTaskFormCmd
                || command instanceof SubmitStartFormCmd
                || command instanceof CorrelateMessageCmd;
    }
}
