package io.closedloop.resilience;

import static org.awaitility.Awaitility.await;

import io.closedloop.audit.AuditedDatabase;
import io.closedloop.bag.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** Whether everything that clients saw acknowledged is there exactly once, and whether all that is stored fits together. */
final class Invariants {

    /** Of one kind of violation so many are told, and how many there are more. */
    private static final int TOLD = 10;

    private final String database;
    private final Ledger ledger;
    private final Map<String, List<Instant>> mails;

    /** @param mails when each mail came, by Message-ID */
    Invariants(String database, Ledger ledger, Map<String, List<Instant>> mails) {
        this.database = database;
        this.ledger = ledger;
        this.mails = mails;
    }

    /** What is wrong once nothing is left to do, as sentences; or that there still is. */
    List<String> settled() {
        List<String> violations = new ArrayList<>();
        try (SingleConnectionDataSource source = source()) {
            JdbcClient jdbc = JdbcClient.create(source);
            // whoever has just started seals what those left who died
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofMinutes(8))
                    .until(() -> todo(jdbc) == 0 && broken(jdbc, Rules.SEALED).isEmpty());
        } catch (ConditionTimeoutException e) {
            violations.add("After eight minutes there are still jobs to do, or entries to seal.");
        }
        violations.addAll(violations());
        return violations;
    }

    /** What is wrong now. */
    List<String> violations() {
        try (SingleConnectionDataSource source = source()) {
            JdbcClient jdbc = JdbcClient.create(source);
            List<String> violations = new ArrayList<>(ledger.surprises());
            acknowledged(jdbc, violations);
            Rules.all().forEach(rule -> add(violations, broken(jdbc, rule)));
            mails(jdbc, violations);
            dossiers(jdbc, violations);
            auditChain(source, jdbc, violations);
            return violations;
        }
    }

    private SingleConnectionDataSource source() {
        return new SingleConnectionDataSource(database, "postgres", "any, it trusts us", true);
    }

    /** Steps that are due, or that were tried in vain and will be again; timers of deadlines may wait. */
    private static long todo(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM act_ru_job WHERE retries_ > 0"
                        + " AND (handler_type_ = 'async-continuation' OR duedate_ <= now())")
                .query(Long.class)
                .single();
    }

    private static List<String> broken(JdbcClient jdbc, Rules.Rule rule) {
        return jdbc.sql(rule.sql())
                .query((row, index) -> {
                    int columns = row.getMetaData().getColumnCount();
                    Object[] values = new Object[columns];
                    for (int column = 0; column < columns; column++) {
                        values[column] = row.getString(column + 1);
                    }
                    return rule.sentence().formatted(values);
                })
                .list();
    }

    private static void add(List<String> violations, List<String> more) {
        violations.addAll(more.subList(0, Math.min(TOLD, more.size())));
        if (more.size() > TOLD) {
            violations.add("And " + (more.size() - TOLD) + " more like: " + more.get(0));
        }
    }

    private void acknowledged(JdbcClient jdbc, List<String> violations) {
        List<String> missing = new ArrayList<>();
        Set<String> completed = new HashSet<>(
                jdbc.sql("SELECT id_ FROM act_hi_taskinst WHERE delete_reason_ = 'completed' AND end_time_ IS NOT NULL"
                                + " AND id_ NOT IN (SELECT id_ FROM act_ru_task)")
                        .query(String.class)
                        .list());
        ledger.tasks().forEach((task, name) -> {
            if (!completed.contains(task)) {
                missing.add("The completion of " + name + " " + task + " was acknowledged and is not there.");
            }
        });
        add(violations, missing);
        List<String> received = new ArrayList<>();
        ledger.attempts().forEach(marker -> {
            List<String> kept = jdbc.sql("SELECT reference FROM registration_requirement WHERE description LIKE ?")
                    .param("%" + marker)
                    .query(String.class)
                    .list();
            String reference = ledger.requirements().get(marker);
            if (kept.size() > 1 || reference != null && kept.isEmpty()) {
                received.add("The requirement '" + marker + "' is there " + kept.size() + " times"
                        + (reference != null ? ", and was acknowledged." : "."));
            } else if (reference != null && !kept.contains(reference)) {
                received.add("The requirement '" + marker + "' was acknowledged as " + reference + " and is kept as "
                        + kept.get(0) + ".");
            }
        });
        add(violations, received);
        List<String> changed = new ArrayList<>();
        ledger.changes().forEach((number, sent) -> {
            int count = jdbc.sql("SELECT count(DISTINCT change_number) FROM change_request WHERE number = ?")
                    .param(number)
                    .query(Integer.class)
                    .single();
            if (count < sent.acknowledged() || count > sent.times()) {
                changed.add("Of " + number + " there are " + count + " changes; " + sent.times() + " were sent, "
                        + sent.acknowledged() + " acknowledged.");
            }
        });
        add(violations, changed);
    }

    /** Each mail came once; twice only where something died before anybody could note that it had left. */
    private void mails(JdbcClient jdbc, List<String> violations) {
        List<String> wrong = new ArrayList<>();
        Set<String> known = new HashSet<>(jdbc.sql("SELECT message_id FROM correspondence_mail WHERE state = 'SENT'")
                .query(String.class)
                .list());
        known.stream()
                .filter(id -> !mails.containsKey(id))
                .forEach(id -> wrong.add("The mail " + id + " is noted as sent and never came."));
        mails.forEach((id, times) -> {
            if (!known.contains(id)) {
                wrong.add("The mail " + id + " came, and nobody knows of it.");
            }
            IntStream.range(0, times.size() - 1)
                    .filter(copy -> !ledger.explains(times.get(copy)))
                    .forEach(copy -> wrong.add("The mail " + id + " came at " + times
                            + ", and nothing died when the copy number " + (copy + 1) + " left."));
        });
        add(violations, wrong);
    }

    /** All dossiers together, as anybody checks them who has the files alone. */
    private static void dossiers(JdbcClient jdbc, List<String> violations) {
        try {
            Path folder = Files.createTempDirectory("dossiers");
            try {
                List<Long> dossiers = jdbc.sql("SELECT id FROM archive_dossier")
                        .query(Long.class)
                        .list();
                for (Long dossier : dossiers) {
                    write(jdbc, dossier, folder.resolve(dossier + ".zip"));
                }
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                if (!dossiers.isEmpty()
                        && new VerifyCommand(new PrintStream(said, true, StandardCharsets.UTF_8), Locale.ENGLISH)
                                        .run(List.of(folder.toString()))
                                != 0) {
                    violations.add("The dossiers do not verify: " + said.toString(StandardCharsets.UTF_8));
                }
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JdbcClient jdbc, long dossier, Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip)) {
            for (byte[] piece : jdbc.sql(
                            "SELECT content FROM archive_dossier_chunk WHERE dossier_id = ? ORDER BY position")
                    .param(dossier)
                    .query((row, index) -> row.getBytes(1))
                    .list()) {
                out.write(piece);
            }
        }
    }

    /** The trail's chain holds, and each acknowledged completion left one entry. */
    private void auditChain(SingleConnectionDataSource source, JdbcClient jdbc, List<String> violations) {
        add(violations, AuditedDatabase.violations(source));
        Map<String, Integer> entries = new HashMap<>();
        jdbc.sql("SELECT path FROM audit_entry WHERE outcome = 'DONE' AND path LIKE '/engine-rest/task/%/complete'")
                .query(String.class)
                .list()
                .forEach(path -> entries.merge(path.split("/")[3], 1, Integer::sum));
        List<String> wrong = new ArrayList<>();
        ledger.tasks().keySet().stream()
                .filter(task -> !entries.containsKey(task))
                .forEach(task -> wrong.add("The audit trail knows nothing of the completion of " + task + "."));
        entries.forEach((task, count) -> {
            if (count > 1) {
                wrong.add("The audit trail has the completion of " + task + " " + count + " times.");
            }
        });
        add(violations, wrong);
    }
}
