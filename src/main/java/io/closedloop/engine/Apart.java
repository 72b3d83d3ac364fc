package io.closedloop.engine;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits something at once and for itself, whatever becomes of the transaction around it: for what cannot be called
 * back.
 */
@Component
public class Apart {

    private final TransactionTemplate transaction;

    /** Each holds a second connection for a moment; few at a time, or all would wait for one. */
    private final Semaphore secondConnections = new Semaphore(2);

    Apart(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public void commit(Runnable work) {
        secondConnections.acquireUninterruptibly();
        try {
            transaction.executeWithoutResult(status -> work.run());
        } finally {
            secondConnections.release();
        }
    }
}
