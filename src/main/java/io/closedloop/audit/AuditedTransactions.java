package io.closedloop.audit;

import io.closedloop.account.Passwords;
import jakarta.persistence.EntityManagerFactory;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes an entry into every transaction that somebody's request changed something in, whichever code did it: it is there
 * when the change is, and not when it is not.
 */
@Component
class AuditedTransactions implements TransactionExecutionListener {

    private static final Set<String> NOTHING_DONE = Set.of(Passwords.CHECK, AuditTrail.RECORD);

    private final ObjectProvider<EntityManagerFactory> entities;
    private final ObjectProvider<AuditTable> table;

    AuditedTransactions(ObjectProvider<EntityManagerFactory> entities, ObjectProvider<AuditTable> table) {
        this.entities = entities;
        this.table = table;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Doing doing = Doing.current();
        if (doing == null
                || transaction.isReadOnly()
                || transaction.isRollbackOnly()
                || NOTHING_DONE.contains(transaction.getTransactionName())) {
            return;
        }
        // what waits to be written is written now, so that the database knows of it
        if (TransactionSynchronizationManager.getResource(entities.getObject()) instanceof EntityManagerHolder holder) {
            holder.getEntityManager().flush();
        }
        table.getObject().insertIfChanged(doing);
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        forget();
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        forget();
    }

    private static void forget() {
        Doing doing = Doing.current();
        if (doing != null) {
            doing.forget();
        }
    }
}
