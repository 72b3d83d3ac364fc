package io.closedloop.audit;

import io.closedloop.bag.ChainedLines;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The audit trail of a database whose application may not run. */
public final class AuditedDatabase {

    private AuditedDatabase() {}

    /** What is wrong with its chain, as sentences. */
    public static List<String> violations(DataSource database) {
        AuditChain chain = new AuditChain(
                new JdbcTemplate(database), new DataSourceTransactionManager(database), Clock.systemUTC());
        ChainedLines lines = new ChainedLines();
        chain.seal();
        chain.read(0, lines::next);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return lines.problems().stream()
                .map(problem -> messages.getMessage(
                                "verify.problem." + problem.key(),
                                problem.arguments().toArray(),
                                Locale.ENGLISH)
                        .strip())
                .toList();
    }
}
