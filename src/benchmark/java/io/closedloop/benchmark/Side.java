package io.closedloop.benchmark;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/** An engine with the model of a requirement in a database of its own, to be compared with another. */
interface Side extends AutoCloseable {

    ProcessEngine engine();

    JdbcTemplate database();

    /** What a form sends. */
    Map<String, Object> input(String form);

    /** The jobs that carry what was said about a requirement outside; where nothing leaves, there are none. */
    default List<String> mails(String requirement) {
        return List.of();
    }

    /** To look at what it does, by statements and not by the clock. */
    default LifeCycle lifeCycle() {
        return new LifeCycle(this);
    }

    @Override
    void close();
}
