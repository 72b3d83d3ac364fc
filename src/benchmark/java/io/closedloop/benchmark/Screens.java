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
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Opens what staff look at all day, over HTTP and with authorizations on, at ever more requirements, a tenth of them
 * running; then a role's tasks when as many are open as there were requirements, counted beside a bare SQL count, too.
 */
public final class Screens {

    private static final int TURNS = 100;
    private static final int WARM_UP = 30;

    /** One requirement of so many is still running. */
    private static final int RUNNING = 10;

    private static final String LIST = "task list, of a role";
    private static final String COUNT = "task count, of a role";
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
            SELECT count(*) FROM act_ru_task t JOIN act_ru_identitylink i ON i.task_id_ = t.id_
            WHERE t.assignee_ IS NULL AND i.type_ = 'candidate' AND i.group_id_ = '%s'"""
                    .formatted(ROLE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;
    private final JdbcTemplate jdbc;

    private Screens(ConfigurableApplicationContext application) {
        this.application = application;
        this.jdbc = new JdbcTemplate(application.getBean(DataSource.class));
    }

    public static void main(String[] arguments) throws Exception {
        measure(List.of(1_000, 10_000, 100_000), new Figures());
    }

    /** @param sizes how many requirements there are, ascending, each ten times the one before */
    static void measure(List<Integer> sizes, Figures figures) throws Exception {
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
            new Screens(application).run(sizes, figures);
        }
    }

    private void run(List<Integer> sizes, Figures figures) throws Exception {
        application.getBean(TestClock.class).set("2026-11-02T09:00");
        List<String> running = new ArrayList<>();
        for (String place : STANDING) {
            running.add(application.getBean(Waypoints.class).reach(place));
        }
        Journey journey = application.getBean(Journey.class);
        String closed = journey.delivering()
                .through("conductAcceptance", "archiveRequirement")
                .number();
        NavigableMap<Integer, Map<String, Double>> times = new TreeMap<>();
        NavigableMap<Integer, Map<String, Double>> tasks = new TreeMap<>();
        int there = 0;
        for (int size : sizes) {
            grow(running, (size - there) / RUNNING, closed, size - there - (size - there) / RUNNING);
            if (there == 0) {
                // until everything that is asked is compiled
                measure(pages(closed, running.get(7)));
                measure(tasks());
            }
            there = size;
            Map<String, Double> measured = measure(pages(closed, running.get(7)));
            Map<String, Double> alone = measure(tasks()); // as at the end, where there is nothing else to open
            measured.putAll(alone);
            times.put(size, measured);
            tasks.put(size / RUNNING, alone);
        }
        int most = there;
        Map<String, Double> few = times.firstEntry().getValue();
        times.lastEntry().getValue().forEach((name, time) -> {
            figures.add("%s, beside %,d requirements, 95th percentile".formatted(name, most), time, "ms", "");
            figures.add("%s, beside %,d : beside %,d".formatted(name, most, sizes.get(0)), time / at(few, name), "", "");
        });

        grow(running, most - most / RUNNING, closed, 0);
        tasks.put(most, measure(tasks()));
        int fewest = most / 100;
        Map<String, Double> last = tasks.lastEntry().getValue();
        for (String name : List.of(LIST, COUNT)) {
            tasks.tailMap(fewest, true).forEach((open, measured) -> figures.add(
                    "%s, %,d tasks open, 95th percentile".formatted(name, open), at(measured, name), "ms", ""));
            figures.add(
                    "%s, %,d tasks open : %,d".formatted(name, most, fewest),
                    at(last, name) / at(Objects.requireNonNull(tasks.get(fewest)), name),
                    "",
                    name.equals(LIST) ? "<= 3" : "");
        }
        figures.add("task count : bare SQL count of the same rows", count(), "", "<= 2");
    }

    private static double at(Map<String, Double> times, String name) {
        return Objects.requireNonNull(times.get(name));
    }

    private void grow(List<String> running, int open, String closed, int ended) throws Exception {
        long before = System.nanoTime();
        try (Crowd crowd = new Crowd(application.getBean(DataSource.class), number())) {
            for (String key : running) {
                crowd.copy(key, open / running.size(), false);
            }
            if (ended > 0) {
                crowd.copy(closed, ended, true);
            }
            crowd.settle();
        }
        System.out.printf("%,d more requirements in %d s%n", open + ended, (System.nanoTime() - before) / 1_000_000_000);
    }

    /** How many there are: the next copy's ordinal. */
    private int number() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT count(*) FROM registration_requirement", Integer.class));
    }

    private Map<String, Callable<HttpRequest>> pages(String closed, String working) {
        Map<String, Callable<HttpRequest>> requests = new LinkedHashMap<>();
        requests.put("case file, running", () -> get("/requirements/" + working, OWNER));
        requests.put("case file, closed", () -> get("/requirements/" + closed, OWNER));
        requests.put("case file, of a role", () -> get("/requirements/" + working, ROLE));
        requests.put("register", () -> get("/requirements", OWNER));
        requests.put("register, of a role", () -> get("/requirements", Role.CUSTOMER_SERVICE.id()));
        requests.put("register, by number", () -> get("/requirements?text=" + working, OWNER));
        requests.put("register, by customer", () -> get("/requirements?text=K00007", OWNER));
        requests.put("dashboard", () -> get("/dashboard", OWNER));
        return requests;
    }

    private Map<String, Callable<HttpRequest>> tasks() {
        String list = "/engine-rest/filter/" + filter().getId();
        Map<String, Callable<HttpRequest>> requests = new LinkedHashMap<>();
        requests.put(LIST, () -> get(list + "/list?firstResult=0&maxResults=15", ROLE));
        requests.put(COUNT, () -> get(list + "/count", ROLE));
        return requests;
    }

    /** @return 95th percentiles in milliseconds */
    private Map<String, Double> measure(Map<String, Callable<HttpRequest>> requests) throws Exception {
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            for (Map.Entry<String, Callable<HttpRequest>> request : requests.entrySet()) {
                long took = time(() -> send(request.getValue().call(), request.getKey()));
                if (turn >= 0) {
                    times.computeIfAbsent(request.getKey(), name -> new long[TURNS])[turn] = took;
                }
            }
        }
        Map<String, Double> measured = new LinkedHashMap<>();
        times.forEach((name, all) -> measured.put(name, high(all)));
        return measured;
    }

    /** The engine's count of "offered to my roles", as its user, beside the bare one of the same tasks, turn and turn about. */
    private double count() throws Exception {
        FilterService filters = application.getBean(FilterService.class);
        IdentityService identity = application.getBean(IdentityService.class);
        String filter = filter().getId();
        long[] ours = new long[TURNS];
        long[] bare = new long[TURNS];
        identity.setAuthentication(ROLE, List.of(ROLE));
        long offered = filters.count(filter);
        identity.clearAuthentication();
        if (!Objects.equals(offered, jdbc.queryForObject(BARE_COUNT, Long.class))) {
            throw new IllegalStateException(
                    "Of " + offered + " tasks bare SQL counts " + jdbc.queryForObject(BARE_COUNT, Long.class));
        }
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
        System.out.printf(
                "count of %,d tasks: ours %.1f ms, bare SQL %.1f ms%n", offered, high(ours), high(bare));
        return high(ours) / high(bare);
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

    /** @return the 95th percentile in milliseconds */
    private static double high(long[] micros) {
        Arrays.sort(micros);
        return micros[micros.length * 95 / 100] / 1000.0;
    }
}
