package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Asks over HTTP, with authorizations on, for the dashboard, heat maps and what is behind them: of 1,000 requirements, and
 * of 100,000 of which 10,000 run.
 */
public final class Dashboard {

    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final int WARM_UP = 40;
    private static final int TURNS = 120;

    private Dashboard() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Closedloop.class)
                        .profiles("test")
                        .run(
                                "--server.port=0",
                                "--logging.level.root=warn",
                                "--closedloop.insight.every=1m",
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres");
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            String address = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
            Map<String, String> requests = requests(month);
            load(connection, SMALL);
            Map<String, Double> small = measure(address, requests);
            load(connection, LARGE);
            Map<String, Double> large = measure(address, requests);
            System.out.printf(
                    "95th percentiles of %d requests, ms: %,d and %,d requirements%n", TURNS, SMALL, LARGE);
            small.forEach((name, few) -> {
                double many = Objects.requireNonNull(large.get(name));
                System.out.printf("%-34s %8.1f %8.1f   ratio %.2f%n", name, few, many, many / few);
            });
        }
    }

    private static Map<String, String> requests(YearMonth month) {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("dashboard", "/dashboard");
        requests.put("dashboard for programs", "/api/dashboard");
        requests.put("heat map, open now", "/dashboard/activities");
        requests.put("heat map, this month", "/dashboard/activities?month=" + month);
        requests.put("heat map, a month ago", "/api/dashboard/heat?month=" + month.minusMonths(1));
        requests.put("behind, open now", "/dashboard/activities/analyzeRequirement");
        requests.put("behind, open now and late", "/dashboard/activities/analyzeRequirement?late=true");
        requests.put("behind, a month ago", "/dashboard/activities/preparePlan?month=" + month.minusMonths(1));
        requests.put(
                "behind, a month ago and late", "/dashboard/activities/preparePlan?late=true&month=" + month.minusMonths(1));
        requests.put("finished", "/dashboard/finished");
        requests.put("finished, far behind", "/dashboard/finished?before=N-150");
        return requests;
    }

    /** The first turn counts what was not counted yet, as does whoever looks after a minute without the schedule. */
    private static Map<String, Double> measure(String address, Map<String, String> requests) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        Map<String, List<Double>> taken = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            for (Map.Entry<String, String> request : requests.entrySet()) {
                double millis = ask(http, address + request.getValue());
                if (turn == -WARM_UP) {
                    System.out.printf("%-34s first: %.1f ms%n", request.getKey(), millis);
                } else if (turn >= 0) {
                    taken.computeIfAbsent(request.getKey(), name -> new ArrayList<>())
                            .add(millis);
                }
            }
        }
        Map<String, Double> percentiles = new LinkedHashMap<>();
        taken.forEach((name, times) -> {
            Collections.sort(times);
            percentiles.put(name, times.get((int) (times.size() * 0.95)));
        });
        return percentiles;
    }

    private static double ask(HttpClient http, String address) throws IOException, InterruptedException {
        String account = Base64.getEncoder().encodeToString("process-owner:demo".getBytes(StandardCharsets.UTF_8));
        long before = System.nanoTime();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Basic " + account)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - before) / 1_000_000.0;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode());
        }
        return millis;
    }

    /** Two years of requirements, one in ten running, each with eight visits; a running one's last is open. */
    private static void load(Connection connection, int requirements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "insight_case",
                    "insight_finished",
                    "insight_visit",
                    "insight_snapshot",
                    "improvement_requirement",
                    "improvement_occurrence")) {
                statement.execute("TRUNCATE TABLE " + table);
            }
            statement.execute(
                    """
                    CREATE TEMPORARY TABLE seeded AS SELECT i, 'N-' || i AS number, i %% 10 = 0 AS runs,
                        now() - interval '730 days' * (1 - i / %1$d.0) AS received FROM generate_series(1, %1$d) i"""
                            .formatted(requirements));
            statement.execute(
                    """
                    INSERT INTO insight_case (number, step, received_at) SELECT number,
                        (ARRAY['REGISTRATION','ANALYSIS','PLANNING','EXECUTION','DELIVERY','ARCHIVE'])[1 + i % 6], received
                    FROM seeded WHERE runs""");
            statement.execute(
                    """
                    INSERT INTO insight_finished (number, outcome, received_at, ended_at)
                    SELECT number, 'CLOSED', received, received + interval '20 days' FROM seeded WHERE NOT runs""");
            statement.execute(
                    """
                    INSERT INTO insight_visit (execution_id, process, activity, number, begun_at, due_at, ended_at, ended_month,
                        working_minutes, late)
                    SELECT number || '/' || v, 'customer-requirement', (ARRAY['registerRequirement','confirmRegistration',
                        'analyzeRequirement','assessFeasibility','preparePlan','obtainConfirmation','conductAcceptance',
                        'archiveRequirement'])[1 + (i + v) % 8], number, begun, begun + interval '2 days',
                        CASE WHEN done THEN ended END, CASE WHEN done THEN to_char(ended, 'YYYY-MM') END,
                        CASE WHEN done THEN (i * 7 + v * 13) % 1500 END, done AND (i + v) % 9 = 0
                    FROM (SELECT s.*, v, received + v * interval '2 days' AS begun,
                            received + v * interval '2 days' + interval '1 day' AS ended, NOT (runs AND v = 8) AS done
                        FROM seeded s, generate_series(1, 8) v) visited""");
            statement.execute(
                    """
                    INSERT INTO improvement_requirement (reference, number, customer_name, channel, urgency, received_at,
                        received_month, ended_at, ended_month, outcome, rounds, changes, cycle_days, changed_at)
                    SELECT 'R-' || i, number, 'Customer', 'EMAIL', 'LOW', received, to_char(received, 'YYYY-MM'),
                        CASE WHEN NOT runs THEN received + interval '20 days' END,
                        CASE WHEN NOT runs THEN to_char(received + interval '20 days', 'YYYY-MM') END,
                        CASE WHEN NOT runs THEN 'CLOSED' END, 1, 0, CASE WHEN NOT runs THEN 5 + i % 40 END, received
                    FROM seeded""");
            statement.execute(
                    """
                    INSERT INTO improvement_occurrence (number, kind, what, kept, last_of_month, occurred_month, occurred_at)
                    SELECT number, 'DEADLINE', activity, NOT late, TRUE, ended_month, ended_at
                    FROM insight_visit WHERE ended_at IS NOT NULL""");
            statement.execute("DROP TABLE seeded");
            statement.execute("VACUUM ANALYZE");
        }
    }
}
