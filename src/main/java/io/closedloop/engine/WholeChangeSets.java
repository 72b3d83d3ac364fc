package io.closedloop.engine;

import java.util.List;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.sql.visitor.SqlVisitor;

/**
 * Commits a change set together with the entry that says it ran. Liquibase commits one after the other: a node that is
 * killed in between leaves tables that every later start would try to make again, and none would start.
 */
public class WholeChangeSets extends PostgresDatabase {

    private boolean changed;

    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public void executeStatements(Change change, DatabaseChangeLog changeLog, List<SqlVisitor> visitors)
            throws LiquibaseException {
        changed = true;
        super.executeStatements(change, changeLog, visitors);
    }

    /** Waits for the entry when a change set has changed something. */
    @Override
    public void commit() throws DatabaseException {
        if (!changed) {
            super.commit();
        }
    }

    @Override
    public void rollback() throws DatabaseException {
        changed = false;
        super.rollback();
    }

    @Override
    public void markChangeSetExecStatus(ChangeSet changeSet, ExecType execType) throws DatabaseException {
        super.markChangeSetExecStatus(changeSet, execType);
        changed = false;
        commit();
    }
}
