package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.improvement.ReportViews;
import io.closedloop.support.TestClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Counts all figures of a month, and of the twelve before, over many requirements: as the report's page does, against
 * the bare aggregates sent to the same PostgreSQL, turn and turn about.
 */
public final class MonthFigures {

    private static final String MONTH = "2026-10";
    private static final int TURNS = 7;

    /** What one would type to get the same figures. */
    private static final List<String> BARE = List.of(
            "SELECT received_month, count(*) FROM improvement_requirement WHERE received_month BETWEEN '2025-10' AND '2026-10' GROUP BY received_month",
            "SELECT channel, count(*) FROM improvement_requirement WHERE received_month = '2026-10' GROUP BY channel",
            "SELECT urgency, count(*) FROM improvement_requirement WHERE received_month = '2026-10' GROUP BY urgency",
            "SELECT customer_name, count(*) FROM improvement_requirement WHERE received_month = '2026-10' GROUP BY customer_name ORDER BY 2 DESC, 1 LIMIT 10",
            "SELECT ended_month, count(*) FROM improvement_requirement WHERE ended_month BETWEEN '2025-10' AND '2026-10' GROUP BY ended_month",
            "SELECT outcome, count(*) FROM improvement_requirement WHERE ended_month = '2026-10' GROUP BY outcome",
            """
            SELECT ended_month, avg(cycle_days), percentile_disc(0.9) WITHIN GROUP (ORDER BY cycle_days), avg(own_days),
                avg(rework_days), avg(blocked_days), avg(approval_days), avg(customer_days), avg(changes)
            FROM improvement_requirement WHERE ended_month BETWEEN '2025-10' AND '2026-10' AND outcome = 'CLOSED'
            GROUP BY ended_month""",
            "SELECT occurred_month, avg(kept::int) FROM improvement_occurrence WHERE kind = 'ACCEPTANCE' AND round = 1 AND occurred_month BETWEEN '2025-10' AND '2026-10' GROUP BY occurred_month",
            "SELECT occurred_month, avg(kept::int) FROM improvement_occurrence WHERE kind = 'ACCEPTANCE' AND last_of_month AND occurred_month BETWEEN '2025-10' AND '2026-10' GROUP BY occurred_month",
            "SELECT occurred_month, count(*) FROM improvement_occurrence WHERE kind = 'ACCEPTANCE' AND NOT kept AND occurred_month BETWEEN '2025-10' AND '2026-10' GROUP BY occurred_month",
            "SELECT what, count(*) FROM improvement_occurrence WHERE kind = 'ACCEPTANCE' AND NOT kept AND occurred_month = '2026-10' GROUP BY what",
            "SELECT occurred_month, count(*) FROM improvement_occurrence WHERE kind = 'CHANGE' AND occurred_month BETWEEN '2025-10' AND '2026-10' GROUP BY occurred_month",
            "SELECT what, count(*) FROM improvement_occurrence WHERE kind = 'CHANGE' AND occurred_month = '2026-10' GROUP BY what",
            "SELECT occurred_month, count(*) FROM improvement_occurrence WHERE kind = 'ESCALATION' AND occurred_month BETWEEN '2025-10' AND '2026-10' GROUP BY occurred_month",
            "SELECT what, count(*) FROM improvement_occurrence WHERE kind = 'ESCALATION' AND occurred_month = '2026-10' GROUP BY what",
            "SELECT occurred_month, avg(kept::int) FROM improvement_occurrence WHERE kind = 'DEADLINE' AND occurred_month BETWEEN '2025-10' AND '2026-10' GROUP BY occurred_month",
            "SELECT what, avg(kept::int) FROM improvement_occurrence WHERE kind = 'DEADLINE' AND occurred_month = '2026-10' GROUP BY what");

    private MonthFigures() {}

    /** @param arguments how many requirements; 1,000,000 without any */
    public static void main(String[] arguments) throws Exception {
        int requirements = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Closedloop.class)
                        .profiles("test")
                        .run(
                                "--server.port=0",
                                "--logging.level.root=warn",
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres");
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            application.getBean(TestClock.class).set("2026-11-02T09:00");
            load(connection, requirements);
            ReportViews reports = application.getBean(ReportViews.class);
            List<Long> ours = new ArrayList<>();
            List<Long> bare = new ArrayList<>();
            for (int turn = 0; turn <= TURNS; turn++) {
                long mine = millis(() -> reports.of(MONTH, true).figures().size());
                long its = millis(() -> bare(connection));
                System.out.printf("turn %d: ours %d ms, bare %d ms%n", turn, mine, its);
                if (turn > 0) {
                    ours.add(mine);
                    bare.add(its);
                }
            }
            System.out.printf(
                    "all figures of a month over %,d requirements: ours %d ms, bare aggregates %d ms (medians of %d)%n",
                    requirements, median(ours), median(bare), TURNS);
            System.out.printf("ratio to the bare aggregates: %.2f%n", (double) median(ours) / median(bare));
        }
    }

    private static int bare(Connection connection) throws SQLException {
        int rows = 0;
        try (Statement statement = connection.createStatement()) {
            for (String sql : BARE) {
                try (ResultSet found = statement.executeQuery(sql)) {
                    while (found.next()) {
                        rows++;
                    }
                }
            }
        }
        return rows;
    }

    /** Two years of requirements; three in four ended, each with six deadlines, some changes, rounds and escalations. */
    private static void load(Connection connection, int requirements) throws SQLException {
        long before = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO improvement_requirement (reference, number, customer_name, channel, urgency, received_at,
                        received_month, ended_at, ended_month, outcome, first_passed, rounds, changes, cycle_days, own_days,
                        customer_days, blocked_days, approval_days, rework_days, changed_at)
                    SELECT 'R-' || i, 'N-' || i, 'Customer ' || (i %% 997 %% 500), (ARRAY['PHONE','EMAIL','ONLINE'])[1 + i %% 3],
                        (ARRAY['HIGH','MEDIUM','LOW'])[1 + i %% 31 %% 3], day, to_char(day, 'YYYY-MM'),
                        CASE WHEN i %% 4 > 0 THEN day + interval '30 days' END,
                        CASE WHEN i %% 4 > 0 THEN to_char(day + interval '30 days', 'YYYY-MM') END,
                        CASE WHEN i %% 4 > 0 THEN (ARRAY['CLOSED','CLOSED','CLOSED','DECLINED','REJECTED'])[1 + i %% 5] END,
                        i %% 3 > 0, 1 + i %% 2, i %% 3, 5 + 5 * (i %% 11), 5 + i %% 11, i %% 11, i %% 11, i %% 11, i %% 11, day
                    FROM (SELECT i, timestamptz '2024-11-01 00:00+08' + (i * 730.0 / %1$d) * interval '1 day' AS day
                          FROM generate_series(1, %1$d) i) numbered"""
                            .formatted(requirements));
            statement.execute(
                    """
                    INSERT INTO improvement_occurrence (number, kind, what, kept, round, last_of_month, occurred_month, occurred_at)
                    SELECT number, kind, what, kept, round, TRUE, to_char(at, 'YYYY-MM'), at FROM (
                        SELECT number, 'DEADLINE' AS kind, 'step' || step AS what, (changes + step) % 5 > 0 AS kept, NULL::int AS round,
                            received_at + step * interval '4 days' AS at
                        FROM improvement_requirement, generate_series(1, 6) step
                        UNION ALL SELECT number, 'CHANGE', (ARRAY['NEW_NEED','EXTERNAL','OTHER'])[changes + 1], NULL, NULL, received_at + interval '9 days'
                        FROM improvement_requirement WHERE changes = 1
                        UNION ALL SELECT number, 'ACCEPTANCE', CASE WHEN first_passed THEN NULL ELSE 'DEFECT' END, first_passed, 1, ended_at
                        FROM improvement_requirement WHERE outcome = 'CLOSED'
                        UNION ALL SELECT number, 'ACCEPTANCE', NULL, TRUE, 2, ended_at + interval '3 days'
                        FROM improvement_requirement WHERE outcome = 'CLOSED' AND NOT first_passed
                        UNION ALL SELECT number, 'ESCALATION', 'DEADLINE_MISSED', NULL, NULL, received_at + interval '5 days'
                        FROM improvement_requirement WHERE changes = 2 AND urgency = 'HIGH') happened""");
            statement.execute("VACUUM ANALYZE improvement_requirement");
            statement.execute("VACUUM ANALYZE improvement_occurrence");
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM improvement_occurrence")) {
                count.next();
                System.out.printf(
                        "loaded %,d requirements, %,d occurrences in %d s%n",
                        requirements, count.getLong(1), (System.nanoTime() - before) / 1_000_000_000);
            }
        }
    }

    private static long millis(Callable<Integer> step) throws Exception {
        long before = System.nanoTime();
        if (step.call() == 0) {
            throw new IllegalStateException("Nothing was counted");
        }
        return (System.nanoTime() - before) / 1_000_000;
    }

    private static long median(List<Long> taken) {
        Collections.sort(taken);
        return taken.get(taken.size() / 2);
    }
}
