package io.closedloop.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets nodes that start at the same moment set up what they share one after the other. */
@Component
public class StartTurn {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StartTurn(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does work when it is this node's turn.
     *
     * @param work done in one transaction, whole or not at all; the other nodes wait for its end
     */
    public void take(Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT id FROM engine_deployment_turn WHERE id = 1 FOR UPDATE")
                    .query(Integer.class)
                    .single();
            work.run();
        });
    }
}
