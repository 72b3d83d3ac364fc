package io.closedloop.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Counts what is sent to the database, whoever sends it; for tests that import it. */
public class CountedStatements {

    private static final AtomicInteger SENT = new AtomicInteger();

    /** How many statements an action takes. */
    public static int of(Runnable action) {
        int before = SENT.get();
        action.run();
        return SENT.get() - before;
    }

    @Bean
    static BeanPostProcessor countedDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? counted(DataSource.class, database) : bean;
            }
        };
    }

    private static <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().matches("prepareStatement|createStatement|prepareCall")) {
                        SENT.incrementAndGet();
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
