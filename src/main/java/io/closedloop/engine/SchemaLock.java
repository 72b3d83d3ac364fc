package io.closedloop.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.StandardLockService;

/**
 * Lets one node at a time change the schema by a lock that ends with its connection. Liquibase's own is a row in a table:
 * a node that is killed while it holds it would leave it behind, and none would start until somebody deleted it by hand.
 */
public class SchemaLock extends StandardLockService {

    /** Chosen once, for this purpose. */
    private static final long KEY = 0x436c6f7365644cL;

    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public boolean supports(Database database) {
        return database instanceof PostgresDatabase;
    }

    /** In seconds; nodes that start together wait for each other. */
    @Override
    public Long getChangeLogLockRecheckTime() {
        return 1L;
    }

    @Override
    public boolean acquireLock() throws LockException {
        if (!hasChangeLogLock) {
            hasChangeLogLock = ask("SELECT pg_try_advisory_lock(" + KEY + ")");
        }
        return hasChangeLogLock;
    }

    @Override
    public void releaseLock() throws LockException {
        if (hasChangeLogLock) {
            ask("SELECT pg_advisory_unlock(" + KEY + ")");
            hasChangeLogLock = false;
        }
    }

    private boolean ask(String question) throws LockException {
        if (!(database.getConnection() instanceof JdbcConnection connection)) {
            throw new LockException("The schema cannot be locked without a connection");
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException | DatabaseException e) {
            throw new LockException(e);
        }
    }
}
