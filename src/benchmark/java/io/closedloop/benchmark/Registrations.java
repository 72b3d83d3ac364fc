package io.closedloop.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requirements recorded a second, beside plain inserts of all rows that one of them wrote, in one transaction each. */
final class Registrations {

    private final int rounds;
    private final int each;

    /** @param each how many in a round */
    Registrations(int rounds, int each) {
        this.rounds = rounds;
        this.each = each;
    }

    void run(Figures figures) throws Exception {
        try (Server server = new Server();
                Ours ours = new Ours(server.create("ours"), 10)) {
            LifeCycle life = ours.lifeCycle();
            IntStream.range(0, each).forEach(i -> life.record());
            double[] recorded = new double[rounds];
            double[] inserted = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                recorded[round] = perSecond(() -> life.record());
                inserted[round] = inserts(ours, life, 1_000 * (round + 1));
            }
            double[] ratios = new double[rounds];
            Arrays.setAll(ratios, round -> recorded[round] / inserted[round]);
            figures.add("requirements recorded, 1 client", LifeCycles.median(recorded), "/s", "");
            figures.add("plain inserts of the same rows", LifeCycles.median(inserted), "/s", "");
            figures.add("recorded : inserted", LifeCycles.median(ratios), "", "");
        }
    }

    private double inserts(Ours ours, LifeCycle life, int first) throws Exception {
        List<List<Crowd.Row>> all = new ArrayList<>();
        DataSource database = ours.bean(DataSource.class);
        try (Crowd crowd = new Crowd(database, first)) {
            long since = crowd.transaction();
            String reference = ours.engine()
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(life.record())
                    .singleResult()
                    .getBusinessKey();
            for (int i = 0; i < each; i++) {
                all.add(crowd.written(since, reference));
            }
        }
        System.out.printf("%d rows of a requirement%n", all.get(0).size());
        TransactionTemplate transaction = new TransactionTemplate(ours.bean(PlatformTransactionManager.class));
        JdbcTemplate jdbc = new JdbcTemplate(database);
        var next = all.iterator();
        return perSecond(() -> transaction.executeWithoutResult(status -> {
            jdbc.execute("SET LOCAL session_replication_role = replica");
            next.next().forEach(row -> jdbc.update(row.insert(), row.values()));
        }));
    }

    private double perSecond(Runnable step) {
        long before = System.nanoTime();
        IntStream.range(0, each).forEach(i -> step.run());
        return each * 1e9 / (System.nanoTime() - before);
    }
}
