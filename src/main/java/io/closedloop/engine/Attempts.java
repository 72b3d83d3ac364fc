package io.closedloop.engine;

import io.closedloop.refusal.Refusals;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does something as one transaction, and does it again when it collided with what somebody else did at the same moment;
 * the next attempt sees what the other one left.
 */
@Component
public class Attempts {

    private static final int ATTEMPTS = 6;

    /** The longest pause before the next attempt, in milliseconds for each one made. */
    private static final long PAUSE = 20;

    private final TransactionTemplate transaction;
    private final Refusals refusals;

    Attempts(PlatformTransactionManager transactions, Refusals refusals) {
        this.transaction = new TransactionTemplate(transactions);
        this.refusals = refusals;
    }

    /** @throws io.closedloop.refusal.Refusal when others are always faster */
    public <T> T at(Supplier<T> work) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                T done = transaction.execute(status -> work.get());
                if (done == null) {
                    throw new IllegalStateException("Nothing came of it");
                }
                return done;
            } catch (OptimisticLockingException | DataIntegrityViolationException | ConcurrencyFailureException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(1, attempt * PAUSE + 1)));
            }
        }
        throw refusals.conflict("refusal.request.busy");
    }
}
