package io.closedloop.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;

/** Counts what a thread sends to the database, by whatever it calls. */
public final class CountedStatements {

    private static final Set<String> STATEMENTS = Set.of("prepareStatement", "createStatement", "prepareCall");

    private static final ThreadLocal<Integer> SENT = ThreadLocal.withInitial(() -> 0);

    private CountedStatements() {}

    /** How many statements an action takes. */
    public static int of(Runnable action) {
        int before = SENT.get();
        action.run();
        return SENT.get() - before;
    }

    public static DataSource counted(DataSource database) {
        return counted(DataSource.class, database);
    }

    private static <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (STATEMENTS.contains(method.getName())) {
                        SENT.set(SENT.get() + 1);
                    }
                    try {
                        Object answer = method.invoke(target, arguments);
                        return method.getName().equals("getConnection") && answer != null
                                ? counted(Connection.class, (Connection) answer)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
