package io.closedloop.refusal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;

/** Tells that the database cannot be used, which passes, from what is wrong with the application. */
public final class Outage {

    /** Message key of what the user reads; whether the last change was kept, nobody knows. */
    public static final String KEY = "refusal.outage";

    /** After how many seconds a program may try again. */
    public static final String RETRY_AFTER = "10";

    private Outage() {}

    /** @param error with all its causes */
    public static boolean isCauseOf(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLException sql && passes(sql.getSQLState())
                        || cause instanceof TransactionException && hasLostConnection(cause.getCause()));
    }

    /** The pool takes a broken connection away, and then it cannot even be rolled back; that has no state. */
    private static boolean hasLostConnection(@Nullable Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() == null;
    }

    /**
     * Class 08 of the SQL standard is about connections; PostgreSQL's 57P about a server that ends or starts, 53 about a full
     * disk, 25006 about one that only reads since another took its place.
     */
    private static boolean passes(@Nullable String state) {
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || isReadOnly(state));
    }

    /** Whether a server that writes became one that reads, so that its connections are of no use. */
    static boolean isReadOnly(@Nullable String state) {
        return "25006".equals(state);
    }
}
