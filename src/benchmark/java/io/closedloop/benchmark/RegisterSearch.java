package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.registration.Register;
import io.closedloop.registration.RegisterPage;
import io.closedloop.support.Asked;
import io.closedloop.support.TestClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Opens pages of the register as people do, over HTTP and with authorizations on, over 1,000 requirements, half of them
 * running, and over 100,000, a tenth of them running, and compares the 95th percentiles. Both came in within a year. What is looked for is in a like number of rows of a page, which is printed beside; at the end
 * stand two searches where it is not: they say what a bigger register costs that finds more.
 */
public final class RegisterSearch {

    private static final int FEW = 1_000;
    private static final int FEW_RUNNING = 500;
    private static final int TURNS = 100;
    private static final int WARM_UP = 30;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OWNER =
            Base64.getEncoder().encodeToString("process-owner:demo".getBytes(StandardCharsets.UTF_8));

    private RegisterSearch() {}

    /** @param arguments how many requirements; 100,000 without any */
    public static void main(String[] arguments) throws Exception {
        int many = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext small = start(postgres, "few");
                ConfigurableApplicationContext large = start(postgres, "many")) {
            small.getBean(TestClock.class).set("2026-11-02T09:00");
            load(postgres, "few", FEW, FEW_RUNNING);
            load(postgres, "many", many, many / 10);
            Map<String, long[]> few = new LinkedHashMap<>();
            Map<String, long[]> more = new LinkedHashMap<>();
            measure(small, few, large, more);
            Map<String, String> rows = new LinkedHashMap<>();
            Register old = large.getBean(Register.class);
            Register young = small.getBean(Register.class);
            Map<String, String[]> same = pages(old);
            pages(young).forEach((name, asked) -> rows.put(
                    name, rows(young, asked) + " : " + rows(old, Objects.requireNonNull(same.get(name)))));
            System.out.printf("%-34s %9s %9s %6s  (medians, rows)%n", "95th percentile, ms", FEW, many, "ratio");
            few.forEach((name, taken) ->
                    print(name, taken, Objects.requireNonNull(more.get(name)), Objects.requireNonNull(rows.get(name))));
            print("all pages together", together(few), together(more), "");
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return new SpringApplicationBuilder(Closedloop.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", database),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres");
    }

    private static int rows(Register register, String... asked) {
        return register.page(Asked.of(asked)).requirements().size();
    }

    private static Map<String, String[]> pages(Register register) {
        Map<String, String[]> pages = new LinkedHashMap<>();
        pages.put("first page", new String[] {});
        for (String sort : List.of("-number", "customer", "-customer", "delivery", "urgency", "step", "-step")) {
            pages.put("sorted by " + sort, new String[] {"sort", sort});
        }
        pages.put("tenth page", new String[] {"after", tenth(register, "number")});
        pages.put("tenth page by customer", new String[] {"sort", "customer", "after", tenth(register, "customer")});
        pages.put("step ANALYSIS", new String[] {"step", "ANALYSIS"});
        pages.put("step CLOSED", new String[] {"step", "CLOSED"});
        pages.put("urgency HIGH", new String[] {"urgency", "HIGH"});
        pages.put("came in half a year ago", new String[] {"month", "2026-05"});
        pages.put("closed in March", new String[] {"closedIn", "2026-03"});
        pages.put("waits for product manager", new String[] {"role", "product-manager"});
        pages.put("overdue", new String[] {"overdue", "true"});
        pages.put("overdue of product manager", new String[] {"role", "product-manager", "overdue", "true"});
        pages.put("step ANALYSIS, by delivery", new String[] {"step", "ANALYSIS", "sort", "delivery"});
        pages.put("product manager, by delivery", new String[] {"role", "product-manager", "sort", "delivery"});
        pages.put("escalated", new String[] {"escalated", "true"});
        pages.put("blocked", new String[] {"blocked", "true"});
        pages.put("number", new String[] {"text", "202610-007"});
        pages.put("begin of numbers", new String[] {"text", "202605-"});
        pages.put("reference", new String[] {"text", "R-0000000123"});
        pages.put("customer", new String[] {"text", "远方科技12号"});
        pages.put("word in half", new String[] {"text", "系统"});
        pages.put("word in a quarter", new String[] {"text", "export"});
        pages.put("word in one", new String[] {"text", "ticket777x"});
        pages.put("word in ten", new String[] {"text", "project17y"});
        pages.put("two words in many", new String[] {"text", "库存 export"});
        pages.put("two words in a few", new String[] {"text", "系统 project17y"});
        pages.put("word in none", new String[] {"text", "zzyzx"});
        pages.put("word and step", new String[] {"text", "系统", "step", "ANALYSIS"});
        pages.put("rare word and step", new String[] {"text", "project7y", "step", "CLOSED"});
        pages.put("word and role", new String[] {"text", "系统", "role", "product-manager"});
        pages.put("rare word and role", new String[] {"text", "zzyzx", "role", "product-manager"});
        pages.put("word and urgency", new String[] {"text", "export", "urgency", "MEDIUM"});
        pages.put("(more) word in a hundredth", new String[] {"text", "invoice"});
        pages.put("(more) two words, never together", new String[] {"text", "export import"});
        return pages;
    }

    private static String tenth(Register register, String sort) {
        RegisterPage page = register.page(Asked.of("sort", sort));
        for (int turned = 1; turned < 10; turned++) {
            page = register.page(Asked.of("sort", sort, "after", Objects.requireNonNull(page.next())));
        }
        return Objects.requireNonNull(page.next());
    }

    /** Turn and turn about, so that whatever else the computer does is in both. */
    private static void measure(
            ConfigurableApplicationContext few,
            Map<String, long[]> ofFew,
            ConfigurableApplicationContext many,
            Map<String, long[]> ofMany)
            throws IOException, InterruptedException {
        Map<String, String[]> pages = pages(few.getBean(Register.class));
        Map<String, String[]> same = pages(many.getBean(Register.class));
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            for (String name : pages.keySet()) {
                measure(few, name, pages, ofFew, turn);
                measure(many, name, same, ofMany, turn);
            }
        }
    }

    private static void measure(
            ConfigurableApplicationContext server,
            String name,
            Map<String, String[]> pages,
            Map<String, long[]> taken,
            int turn)
            throws IOException, InterruptedException {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString("http://localhost/requirements")
                .port(server.getEnvironment().getProperty("local.server.port"));
        String[] asked = Objects.requireNonNull(pages.get(name));
        for (int i = 0; i < asked.length; i += 2) {
            address.queryParam(asked[i], "{" + asked[i] + "}");
        }
        Object[] values = IntStream.range(0, asked.length / 2).mapToObj(i -> asked[2 * i + 1]).toArray();
        HttpRequest request = HttpRequest.newBuilder(address.encode().buildAndExpand(values).toUri())
                .header("Authorization", "Basic " + OWNER)
                .build();
        long before = System.nanoTime();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (turn >= 0) {
            taken.computeIfAbsent(name, page -> new long[TURNS])[turn] = System.nanoTime() - before;
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(name + ": " + answer.statusCode());
        }
    }

    private static long[] together(Map<String, long[]> taken) {
        return taken.values().stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static void print(String name, long[] few, long[] many, String rows) {
        System.out.printf(
                "%-34s %9.2f %9.2f %6.2f  (%.2f, %.2f; %s)%n",
                name,
                percentile(few, 0.95),
                percentile(many, 0.95),
                percentile(many, 0.95) / percentile(few, 0.95),
                percentile(few, 0.5),
                percentile(many, 0.5),
                rows);
    }

    private static double percentile(long[] taken, double share) {
        long[] sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1_000_000.0;
    }

    /** The newest are running, and the newest of all not registered. */
    private static void load(EmbeddedPostgres postgres, String database, int requirements, int running)
            throws SQLException {
        long before = System.nanoTime();
        List<String> statements = new ArrayList<>();
        // 7919 and 104729 are primes: what is said of a requirement does not depend on when it came
        statements.add(
                """
                INSERT INTO registration_requirement (reference, number, customer_name, description, urgency,
                    expected_delivery_date, status, received_at, received_by, digest, ended_at)
                SELECT 'R-' || lpad(i::text, 10, '0'),
                    CASE WHEN i <= %1$d - 10 THEN to_char(day, 'YYYYMM') || '-' || lpad(nr::text, greatest(3, length(nr::text)), '0') END,
                    '远方科技' || (i %% (%1$d / 10)) || '号有限公司',
                    CASE WHEN a < 25 THEN '库存' WHEN a < 45 THEN '财务' WHEN a < 60 THEN '人事' WHEN a < 75 THEN '采购' ELSE '销售' END
                        || CASE WHEN b < 50 THEN '系统升级' WHEN b < 70 THEN '接口改造' WHEN b < 90 THEN '数据迁移' ELSE '报表' END
                        || CASE WHEN c < 25 THEN ' export' WHEN c < 50 THEN ' import' WHEN c < 75 THEN ' report' WHEN c < 76 THEN ' invoice' ELSE '' END
                        || ' project' || (i * 7919 %% (%1$d / 10)) || 'y ticket' || i || 'x',
                    (ARRAY['HIGH','MEDIUM','LOW'])[1 + i %% 31 %% 3], (day + interval '60 days')::date,
                    CASE WHEN i <= %1$d - %2$d THEN (ARRAY['CLOSED','CLOSED','CLOSED','DECLINED','REJECTED'])[1 + i %% 5]
                        WHEN i <= %1$d - 10 THEN (ARRAY['ANALYSIS','PLANNING','EXECUTION','DELIVERY','ARCHIVE'])[1 + i %% 5]
                        ELSE 'REGISTRATION' END,
                    day, 'customer-service', 'bench' || i, CASE WHEN i <= %1$d - %2$d THEN day + interval '30 days' END
                FROM (SELECT i, day, row_number() OVER (PARTITION BY to_char(day, 'YYYYMM') ORDER BY i) AS nr,
                          (i * 7919::bigint / 3) %% 100 AS a, (i * 104729::bigint / 7) %% 100 AS b, (i * 15485863::bigint / 11) %% 100 AS c
                      FROM (SELECT i, timestamptz '2026-11-01 12:00+08' - ((%1$d - i) * 365.0 / %1$d) * interval '1 day' AS day
                            FROM generate_series(1, %1$d) i) dated) numbered"""
                        .formatted(requirements, running));
        statements.add(
                """
                INSERT INTO act_ru_execution (id_, rev_, proc_inst_id_, business_key_, suspension_state_)
                SELECT 'e' || id, 1, 'e' || id, case_key, 1 FROM registration_requirement
                WHERE status IN ('REGISTRATION','ANALYSIS','PLANNING','EXECUTION','DELIVERY','ARCHIVE')""");
        statements.add(task("t", "status", "1 = 1"));
        statements.add(task("h", "'handleEscalation'", "r.id % 8 = 0"));
        statements.add(task("b", "'resolveBlocker'", "r.id % 9 = 0"));
        statements.add(
                """
                INSERT INTO act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                SELECT 'l' || id_, 1, CASE task_def_key_ WHEN 'REGISTRATION' THEN 'requirement-admin' WHEN 'ANALYSIS' THEN 'product-manager'
                    WHEN 'PLANNING' THEN 'project-manager' WHEN 'EXECUTION' THEN 'execution-team' WHEN 'DELIVERY' THEN 'customer-service'
                    WHEN 'handleEscalation' THEN 'department-head' WHEN 'resolveBlocker' THEN 'project-manager'
                    ELSE 'archivist' END, 'candidate', id_ FROM act_ru_task""");
        statements.add(
                """
                INSERT INTO registration_waiting (requirement_id, waits_for, place, next_due)
                SELECT r.id, w.waits_for, r.number_place, MIN(t.due_date_) FROM registration_requirement r
                JOIN act_ru_execution e ON e.business_key_ = r.case_key JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
                JOIN act_ru_identitylink l ON l.task_id_ = t.id_
                CROSS JOIN LATERAL (VALUES ('*'), (l.group_id_), (CASE t.task_def_key_ WHEN 'handleEscalation' THEN '*escalated'
                    WHEN 'resolveBlocker' THEN '*blocked' END)) AS w (waits_for)
                WHERE w.waits_for IS NOT NULL GROUP BY r.id, w.waits_for, r.number_place""");
        for (String table : List.of(
                "registration_requirement",
                "registration_waiting",
                "act_ru_execution",
                "act_ru_task",
                "act_ru_identitylink")) {
            statements.add("VACUUM ANALYZE " + table);
        }
        try (Connection connection =
                        postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        System.out.printf("loaded %,d requirements in %d s%n", requirements, (System.nanoTime() - before) / 1_000_000_000);
    }

    /** An open task of every running requirement for which a condition holds; a fifth is overdue. */
    private static String task(String id, String task, String condition) {
        return """
                INSERT INTO act_ru_task (id_, rev_, execution_id_, proc_inst_id_, name_, task_def_key_, create_time_, due_date_, suspension_state_)
                SELECT '%1$s' || r.id, 1, 'e' || r.id, 'e' || r.id, 'Task of ' || %2$s, %2$s, r.received_at,
                    timestamp '2026-11-02 01:00' + (r.id %% 41 - 8) * interval '6 hours', 1
                FROM registration_requirement r JOIN act_ru_execution e ON e.id_ = 'e' || r.id WHERE %3$s"""
                .formatted(id, task, condition);
    }
}
