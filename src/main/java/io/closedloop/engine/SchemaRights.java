package io.closedloop.engine;

import java.sql.SQLException;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the schema has to be changed and whoever starts the application may not, or cannot. */
class SchemaRights extends AbstractFailureAnalyzer<LiquibaseException> {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, LiquibaseException cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState())) {
                return new FailureAnalysis(
                        "The database's schema is not that of this version, and this user may not change it: "
                                + sql.getMessage(),
                        "Run 'java -jar closedloop.jar migrate' with DATABASE_OWNER and DATABASE_OWNER_PASSWORD of the"
                                + " schema's owner, and start the nodes after it; or give both to a node, too.",
                        cause);
            }
            if (each instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return new FailureAnalysis(
                        "The database's schema is not that of this version, and a table to be changed is in use: "
                                + sql.getMessage(),
                        "Nothing was changed by what failed. Try again, when no export and no backup is under way.",
                        cause);
            }
        }
        return null;
    }
}
