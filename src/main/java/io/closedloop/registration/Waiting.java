package io.closedloop.registration;

import io.closedloop.engine.CaseEnded;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.TasksChanged;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps whom each running requirement waits for, for the register's filters: what changed in a transaction is looked up once,
 * when all of it is written, and committed together with it.
 */
@Component
class Waiting {

    private final WaitingTable table;
    private final Requirements requirements;

    Waiting(WaitingTable table, Requirements requirements) {
        this.table = table;
        this.requirements = requirements;
    }

    @EventListener
    void on(TasksChanged event) {
        note(event.key());
    }

    @EventListener
    void on(KeyChanged event) {
        note(event.to());
    }

    @EventListener
    void on(CaseEnded event) {
        note(event.key());
    }

    private void note(String key) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Noted.class::isInstance)
                .map(Noted.class::cast)
                .findFirst()
                .orElseGet(this::begin)
                .keys
                .add(key);
    }

    private Noted begin() {
        Noted noted = new Noted();
        TransactionSynchronizationManager.registerSynchronization(noted);
        return noted;
    }

    /** The cases that one transaction changed. */
    private final class Noted implements TransactionSynchronization {

        private final Set<String> keys = new TreeSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            requirements.flush();
            table.refresh(keys);
        }
    }
}
