package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.staff.Role;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import io.closedloop.support.Waypoints;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Opens what staff look at all day, over HTTP and with authorizations on, at 1,000 requirements and at many more, a tenth
 * of them running; and counts a role's tasks beside a bare SQL count of the same rows.
 */
public final class Screens {

    private static final int FEW = 1_000;
    private static final int TURNS = 100;
    private static final int WARM_UP = 30;
    private static final String ROLE = Role.PRODUCT_MANAGER.id();
    private static final String OWNER = Role.PROCESS_OWNER.id();

    /** Where running requirements stand, evenly. */
    private static final List<String> STANDING = List.of(
            "registerRequirement",
            "confirmRegistration",
            "analyzeRequirement",
            "assessFeasibility",
            "preparePlan",
            "obtainConfirmation",
            "breakDownTasks",
            "reportProgress",
            "conductAcceptance",
            "archiveRequirement");

    private static final String BARE_COUNT =
            """
            SELECT count(DISTINCT t.id_) FROM act_ru_task t JOIN act_ru_identitylink i ON i.task_id_ = t.id_
            WHERE t.assignee_ IS NULL AND i.type_ = 'candidate' AND i.group_id_ = '%s'"""
                    .formatted(ROLE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;
    private final JdbcTemplate jdbc;

    private Screens(ConfigurableApplicationContext application) {
        this.application = application;
        this.jdbc = new JdbcTemplate(application.getBean(DataSource.class));
    }

    /** @param arguments how many requirements; 100,000 without any */
    public static void main(String[] arguments) throws Exception {
        int many = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off") // what is measured only reads
                        .setServerConfig("max_wal_size", "8GB")
                        .start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Closedloop.class)
                        .profiles("test")
                        .run(
                                "--server.port=0",
                                "--logging.level.root=warn",
                                "--closedloop.insight.every=1m",
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres")) {
            new Screens(application).run(many);
        }
    }

    private void run(int many) throws Exception {
        application.getBean(TestClock.class).set("2026-11-02T09:00");
        List<String> running = new ArrayList<>();
        for (String place : STANDING) {
            running.add(application.getBean(Waypoints.class).reach(place));
        }
        Journey journey = application.getBean(Journey.class);
        String closed = journey.delivering()
                .through("conductAcceptance", "archiveRequirement")
                .number();
        grow(running, closed, FEW);
        measure(closed, running.get(7)); // until everything that is asked is compiled
        Map<String, long[]> few = measure(closed, running.get(7));
        grow(running, closed, many - FEW);
        Map<String, long[]> more = measure(closed, running.get(7));
        System.out.printf("%-28s %10s %10s %6s   (medians)%n", "95th percentile, ms", FEW, many, "ratio");
        few.forEach((name, before) -> print(name, before, Objects.requireNonNull(more.get(name))));
        count();
    }

    private void grow(List<String> running, String closed, int by) throws Exception {
        long before = System.nanoTime();
        try (Crowd crowd = new Crowd(application.getBean(DataSource.class), number())) {
            for (String key : running) {
                crowd.copy(key, by / 10 / running.size(), false);
            }
            crowd.copy(closed, by - by / 10, true);
            crowd.settle();
        }
        System.out.printf("%,d more requirements in %d s%n", by, (System.nanoTime() - before) / 1_000_000_000);
    }

    /** How many there are: the next copy's ordinal. */
    private int number() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT count(*) FROM registration_requirement", Integer.class));
    }

    private Map<String, long[]> measure(String closed, String working) throws Exception {
        String list = "/engine-rest/filter/" + filter().getId();
        Map<String, Callable<HttpRequest>> requests = new LinkedHashMap<>();
        requests.put("case file, running", () -> get("/requirements/" + working, OWNER));
        requests.put("case file, closed", () -> get("/requirements/" + closed, OWNER));
        requests.put("case file, of a role", () -> get("/requirements/" + working, ROLE));
        requests.put("register", () -> get("/requirements", OWNER));
        requests.put("register, of a role", () -> get("/requirements", Role.CUSTOMER_SERVICE.id()));
        requests.put("register, by number", () -> get("/requirements?text=" + working, OWNER));
        requests.put("register, by customer", () -> get("/requirements?text=K00007", OWNER));
        requests.put("dashboard", () -> get("/dashboard", OWNER));
        requests.put("task list, of a role", () -> get(list + "/list?firstResult=0&maxResults=15", ROLE));
        requests.put("task count, of a role", () -> get(list + "/count", ROLE));
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            for (Map.Entry<String, Callable<HttpRequest>> request : requests.entrySet()) {
                long took = time(() -> send(request.getValue().call(), request.getKey()));
                if (turn >= 0) {
                    times.computeIfAbsent(request.getKey(), name -> new long[TURNS])[turn] = took;
                }
            }
        }
        times.values().forEach(Arrays::sort);
        return times;
    }

    /** The engine's count of "offered to my roles", as its user, beside the bare one, turn and turn about. */
    private void count() throws Exception {
        FilterService filters = application.getBean(FilterService.class);
        IdentityService identity = application.getBean(IdentityService.class);
        String filter = filter().getId();
        long[] ours = new long[TURNS];
        long[] bare = new long[TURNS];
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            identity.setAuthentication(ROLE, List.of(ROLE));
            long mine = time(() -> filters.count(filter));
            identity.clearAuthentication();
            long its = time(() -> jdbc.queryForObject(BARE_COUNT, Long.class));
            if (turn >= 0) {
                ours[turn] = mine;
                bare[turn] = its;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        System.out.printf(
                "count of %,d tasks: ours %.1f ms, bare SQL %.1f ms, ratio %.2f (95th percentiles)%n",
                jdbc.queryForObject(BARE_COUNT, Long.class), at(ours, 95), at(bare, 95), at(ours, 95) / at(bare, 95));
    }

    private Filter filter() {
        return application.getBean(FilterService.class).createTaskFilterQuery().list().stream()
                .filter(filter -> "group".equals(filter.getProperties().get("closedloop")))
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest get(String path, String user) {
        String server = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create(server + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private int send(HttpRequest request, String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(name + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().length();
    }

    private static long time(Callable<?> work) throws Exception {
        long before = System.nanoTime();
        work.call();
        return (System.nanoTime() - before) / 1000;
    }

    private static void print(String name, long[] few, long[] many) {
        System.out.printf(
                "%-28s %10.1f %10.1f %6.2f   (%.1f, %.1f)%n",
                name, at(few, 95), at(many, 95), at(many, 95) / at(few, 95), at(few, 50), at(many, 50));
    }

    private static double at(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / 1000.0;
    }
}
