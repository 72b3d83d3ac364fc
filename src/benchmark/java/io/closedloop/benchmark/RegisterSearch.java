package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.registration.Register;
import io.closedloop.registration.RegisterPage;
import io.closedloop.registration.RegisterQuery;
import io.closedloop.support.Asked;
import io.closedloop.support.TestClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Opens pages of the register as people do, over 1,000 requirements and over many more, and compares the 95th percentiles:
 * everything a page asks the database for, its rows, their tasks and the count. Both times 800 came in each month and 500 are
 * open: what grows over the years is the past.
 */
public final class RegisterSearch {

    private static final int FEW = 1_000;
    private static final int OPEN = 500;
    private static final int A_MONTH = 800;
    private static final int TURNS = 200;
    private static final int WARM_UP = 30;

    private RegisterSearch() {}

    /** @param arguments how many requirements; 100,000 without any */
    public static void main(String[] arguments) throws Exception {
        int many = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext small = start(postgres, "few");
                ConfigurableApplicationContext large = start(postgres, "many")) {
            small.getBean(TestClock.class).set("2026-11-02T09:00");
            load(postgres, "few", FEW);
            load(postgres, "many", many);
            Map<String, long[]> few = new LinkedHashMap<>();
            Map<String, long[]> more = new LinkedHashMap<>();
            measure(small.getBean(Register.class), few, large.getBean(Register.class), more);
            System.out.printf("%-32s %10s %10s %6s   (medians)%n", "95th percentile, ms", FEW, many, "ratio");
            few.forEach((name, taken) -> print(name, taken, Objects.requireNonNull(more.get(name))));
            print("all pages together", together(few), together(more));
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

    private static Map<String, RegisterQuery> pages(Register register) {
        Map<String, RegisterQuery> pages = new LinkedHashMap<>();
        pages.put("first page", Asked.of());
        for (String sort : List.of("-number", "customer", "delivery", "urgency", "status", "-status")) {
            pages.put("sorted by " + sort, Asked.of("sort", sort));
        }
        pages.put("tenth page", Asked.of("after", tenth(register)));
        pages.put("step ANALYSIS", Asked.of("status", "ANALYSIS"));
        pages.put("step CLOSED", Asked.of("status", "CLOSED"));
        pages.put("urgency HIGH", Asked.of("urgency", "HIGH"));
        pages.put("urgency HIGH, step ANALYSIS", Asked.of("urgency", "HIGH", "status", "ANALYSIS"));
        pages.put("last month", Asked.of("month", "2026-10"));
        pages.put("waits for product manager", Asked.of("role", "product-manager"));
        pages.put("overdue", Asked.of("overdue", "true"));
        pages.put("overdue of product manager", Asked.of("role", "product-manager", "overdue", "true"));
        pages.put("number", Asked.of("text", "202610-007"));
        pages.put("reference", Asked.of("text", "R-0000000123"));
        pages.put("customer", Asked.of("text", "远方科技12号"));
        pages.put("word in many", Asked.of("text", "report"));
        pages.put("Chinese word in many", Asked.of("text", "升级"));
        pages.put("word in one", Asked.of("text", "ticket777x"));
        pages.put("two words", Asked.of("text", "库存 export"));
        pages.put("word in none", Asked.of("text", "zzyzx"));
        pages.put("one character in none", Asked.of("text", "鬱"));
        pages.put("word and step", Asked.of("text", "升级", "status", "ANALYSIS"));
        return pages;
    }

    private static String tenth(Register register) {
        RegisterPage page = register.page(Asked.of());
        for (int turned = 1; turned < 10; turned++) {
            page = register.page(Asked.of("after", Objects.requireNonNull(page.next())));
        }
        return Objects.requireNonNull(page.next());
    }

    /** Turn and turn about, so that whatever else the computer does is in both. */
    private static void measure(Register few, Map<String, long[]> ofFew, Register many, Map<String, long[]> ofMany) {
        Map<String, RegisterQuery> pages = pages(few);
        Map<String, RegisterQuery> same = pages(many);
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            for (String name : pages.keySet()) {
                measure(few, name, pages, ofFew, turn);
                measure(many, name, same, ofMany, turn);
            }
        }
    }

    private static void measure(
            Register register, String name, Map<String, RegisterQuery> pages, Map<String, long[]> taken, int turn) {
        long before = System.nanoTime();
        register.page(Objects.requireNonNull(pages.get(name)));
        if (turn >= 0) {
            taken.computeIfAbsent(name, page -> new long[TURNS])[turn] = System.nanoTime() - before;
        }
    }

    private static long[] together(Map<String, long[]> taken) {
        return taken.values().stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static void print(String name, long[] few, long[] many) {
        System.out.printf(
                "%-32s %10.2f %10.2f %6.2f   (%.2f, %.2f)%n",
                name,
                percentile(few, 0.95),
                percentile(many, 0.95),
                percentile(many, 0.95) / percentile(few, 0.95),
                percentile(few, 0.5),
                percentile(many, 0.5));
    }

    private static double percentile(long[] taken, double share) {
        long[] sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1_000_000.0;
    }

    /** The newest are open, and the newest of all not registered. */
    private static void load(EmbeddedPostgres postgres, String database, int requirements) throws SQLException {
        long before = System.nanoTime();
        List<String> statements = new ArrayList<>();
        statements.add(
                """
                INSERT INTO registration_requirement (reference, number, customer_name, description, urgency,
                    expected_delivery_date, status, received_at, received_by, digest)
                SELECT 'R-' || lpad(i::text, 10, '0'),
                    CASE WHEN i <= %1$d - 10 THEN to_char(day, 'YYYYMM') || '-' || lpad(nr::text, 3, '0') END,
                    '远方科技' || (i %% (%1$d / 10)) || '号有限公司',
                    (ARRAY['库存','财务','人事','采购','销售'])[1 + i * 7 %% 31 %% 5] || (ARRAY['系统升级','接口改造','数据迁移','报表'])[1 + i * 3 %% 17 %% 4]
                        || ' ' || (ARRAY['report','export','import','invoice','login'])[1 + i * 11 %% 23 %% 5] || ' ticket' || i || 'x',
                    (ARRAY['HIGH','MEDIUM','LOW'])[1 + i %% 31 %% 3], (day + interval '60 days')::date,
                    CASE WHEN i <= %1$d - %2$d THEN (ARRAY['CLOSED','CLOSED','CLOSED','DECLINED','REJECTED'])[1 + i %% 5]
                        WHEN i <= %1$d - 10 THEN (ARRAY['ANALYSIS','PLANNING','EXECUTION','DELIVERY','ARCHIVE'])[1 + i %% 5]
                        ELSE 'REGISTRATION' END,
                    day, 'customer-service', 'bench' || i
                FROM (SELECT i, day, row_number() OVER (PARTITION BY to_char(day, 'YYYYMM') ORDER BY i) AS nr
                      FROM (SELECT i, timestamptz '2026-11-01 12:00+08' - ((%1$d - i) * 30.4 / %3$d) * interval '1 day' AS day
                            FROM generate_series(1, %1$d) i) dated) numbered"""
                        .formatted(requirements, OPEN, A_MONTH));
        statements.add(
                """
                INSERT INTO act_ru_execution (id_, rev_, proc_inst_id_, business_key_, suspension_state_)
                SELECT 'e' || id, 1, 'e' || id, case_key, 1 FROM registration_requirement
                WHERE status IN ('REGISTRATION','ANALYSIS','PLANNING','EXECUTION','DELIVERY','ARCHIVE')""");
        statements.add(
                """
                INSERT INTO act_ru_task (id_, rev_, execution_id_, proc_inst_id_, name_, task_def_key_, create_time_, due_date_, suspension_state_)
                SELECT 't' || id, 1, 'e' || id, 'e' || id, 'Task of ' || status, status, received_at,
                    timestamp '2026-11-02 09:00' + (id % 41 - 8) * interval '6 hours', 1
                FROM registration_requirement r JOIN act_ru_execution e ON e.id_ = 'e' || r.id""");
        statements.add(
                """
                INSERT INTO act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                SELECT 'l' || id_, 1, CASE task_def_key_ WHEN 'REGISTRATION' THEN 'requirement-admin' WHEN 'ANALYSIS' THEN 'product-manager'
                    WHEN 'PLANNING' THEN 'project-manager' WHEN 'EXECUTION' THEN 'execution-team' WHEN 'DELIVERY' THEN 'customer-service'
                    ELSE 'archivist' END, 'candidate', id_ FROM act_ru_task""");
        for (String table : List.of("registration_requirement", "act_ru_execution", "act_ru_task", "act_ru_identitylink")) {
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
}
