package io.closedloop.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.DatabaseConnection;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.sql.visitor.SqlVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Commits a change set together with the entry that says it ran. Liquibase commits one after the other: a node that is
 * killed in between leaves tables that every later start would try to make again, and none would start. And waits ten seconds
 * at most for a table that others use; nothing has changed then, and it can be tried again.
 */
public class WholeChangeSets extends PostgresDatabase {

    /** Behind a change of the schema that waits for a table everybody else waits, too, those who only read included. */
    private static final String PATIENCE = "'10s'";

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

    @Override
    public void setConnection(DatabaseConnection connection) {
        super.setConnection(connection);
        run(connection, "SET lock_timeout = " + PATIENCE);
    }

    @Override
    public void close() throws DatabaseException {
        try {
            rollback();
            run(getConnection(), "RESET lock_timeout");
        } finally {
            super.close();
        }
    }

    private static void run(@Nullable DatabaseConnection connection, String sql) {
        if (connection instanceof JdbcConnection jdbc) {
            try (Statement statement = jdbc.createStatement()) {
                statement.execute(sql);
            } catch (SQLException | DatabaseException e) {
                throw new UnexpectedLiquibaseException(e);
            }
        }
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
