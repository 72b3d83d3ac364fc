package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.engine.FormBinder;
import io.closedloop.registration.RecordRequirement;
import io.closedloop.registration.RegistrationProcess;
import io.closedloop.support.Inputs;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What staff notice of 200 garbage submissions a second at the public doors: the same requests of staff in quiet and in
 * the flood, one after the other, on the same PostgreSQL.
 */
public final class GarbageFlood {

    private static final int A_SECOND = 200;
    private static final int REQUIREMENTS = 200;
    private static final int ROUNDS = 300;

    private static final byte[] LARGE = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    private GarbageFlood(String server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Closedloop.class)
                        .profiles("test")
                        .run(
                                "--server.port=0",
                                "--logging.level.root=warn",
                                "--closedloop.doors.per-address.writes=30",
                                "--closedloop.doors.in-total.writes=240",
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres")) {
            FormBinder binder = application.getBean(FormBinder.class);
            Inputs inputs = application.getBean(Inputs.class);
            RegistrationProcess process = application.getBean(RegistrationProcess.class);
            for (int i = 0; i < REQUIREMENTS; i++) {
                process.requirementReceived(
                        binder.bind(RecordRequirement.class, inputs.of("recordRequirement")), "benchmark");
            }
            new GarbageFlood("http://localhost:" + application.getEnvironment().getProperty("local.server.port"))
                    .run();
        }
    }

    private void run() throws Exception {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("register", "/api/requirements");
        requests.put("task list", "/engine-rest/task?candidateGroup=requirement-admin&maxResults=50");
        requests.put("deadline", "/api/deadlines/explain?from=2026-05-10T10:00:00%2B08:00&workingDays=5");
        measure(requests);
        Map<String, long[]> quiet = measure(requests);
        ScheduledExecutorService flood = Executors.newScheduledThreadPool(2);
        flood.scheduleAtFixedRate(this::submit, 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
        long begun = System.nanoTime();
        Map<String, long[]> flooded = measure(requests);
        flood.shutdownNow();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%.0f submissions a second for %.0f s, answered %s%n",
                sent.get() / seconds, seconds, new TreeMap<>(answers));
        quiet.forEach((name, before) -> print(name, before, flooded.getOrDefault(name, before)));
    }

    private static void print(String name, long[] quiet, long[] flooded) {
        System.out.printf(
                "%-10s quiet %.1f ms (95 %%: %.1f), flooded %.1f ms (95 %%: %.1f), ratio %.2f (95 %%: %.2f)%n",
                name,
                at(quiet, 50) / 1000.0,
                at(quiet, 95) / 1000.0,
                at(flooded, 50) / 1000.0,
                at(flooded, 95) / 1000.0,
                (double) at(flooded, 50) / at(quiet, 50),
                (double) at(flooded, 95) / at(quiet, 95));
    }

    /** In microseconds, sorted. */
    private Map<String, long[]> measure(Map<String, String> requests) throws IOException, InterruptedException {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, String> request : requests.entrySet()) {
                long before = System.nanoTime();
                int status = http.send(
                                HttpRequest.newBuilder(URI.create(server + request.getValue()))
                                        .header("Authorization", basic())
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException(request.getKey() + ": " + status);
                }
                times.computeIfAbsent(request.getKey(), name -> new ArrayList<>())
                        .add((System.nanoTime() - before) / 1000);
            }
        }
        Map<String, long[]> sorted = new LinkedHashMap<>();
        times.forEach((name, all) -> sorted.put(
                name, all.stream().mapToLong(Long::longValue).sorted().toArray()));
        return sorted;
    }

    /** Each from another address: what is left of JSON, forms full of nothing, a megabyte under the wrong name. */
    private void submit() {
        int number = sent.getAndIncrement();
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("X-Forwarded-For", "198.51." + number / 250 % 250 + "." + number % 250);
        switch (number % 4) {
            case 0 ->
                request.uri(URI.create(server + "/api/requirements"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"customerName\": [[[["));
            case 1 ->
                request.uri(URI.create(server + "/request"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "customerName=%00%ff&description=" + "%3Cscript%3E".repeat(1000)));
            case 2 ->
                request.uri(URI.create(server + "/api/requirements"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArray(LARGE));
            default ->
                request.uri(URI.create(server + "/c"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"token\":\"" + "A".repeat(43) + "\"}"));
        }
        http.sendAsync(request.build(), BodyHandlers.discarding())
                .handle((answer, failure) -> {
                    answers.computeIfAbsent(failure == null ? answer.statusCode() : 0, status -> new LongAdder())
                            .increment();
                    return true;
                });
    }

    private static long at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("requirement-admin:demo".getBytes(StandardCharsets.UTF_8));
    }
}
