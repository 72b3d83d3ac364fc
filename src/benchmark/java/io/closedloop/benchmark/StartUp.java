package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.benchmark.empty.EmptyApplication;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How long the application takes to start, beside one that has nothing but the engine, its webapps and JPA. They start in
 * turns, each on a database that has its schema.
 */
final class StartUp {

    private static final Pattern STARTED = Pattern.compile("Started \\w+ in ([0-9.]+) seconds");

    /** What the application has and an empty one has not. */
    private static final Pattern MORE = Pattern.compile("(spring-security|spring-boot-actuator|spring-boot-starter-actuator|springdoc"
            + "|thymeleaf|liquibase|spring-ldap|oauth2|opentelemetry|micrometer-registry|micrometer-tracing|modulith"
            + "|spring-authorization|angus|jakarta.mail)[^/\\\\]*\\.jar$");

    private final int times;

    StartUp(int times) {
        this.times = times;
    }

    void run(Figures figures) throws Exception {
        try (Server server = new Server()) {
            String ours = server.create("ours");
            String empty = server.create("empty");
            ours(ours);
            empty(empty);
            double[] taken = new double[times];
            double[] takenEmpty = new double[times];
            double[] ratios = new double[times];
            for (int time = 0; time < times; time++) {
                taken[time] = ours(ours);
                takenEmpty[time] = empty(empty);
            }
            Arrays.setAll(ratios, time -> taken[time] / takenEmpty[time]);
            figures.add("start, ours", LifeCycles.median(taken), "s", "");
            figures.add("start, empty application with webapps and JPA", LifeCycles.median(takenEmpty), "s", "");
            figures.add("start, ours : empty", LifeCycles.median(ratios), "", "<= 1.40");
        }
    }

    private static double ours(String database) throws Exception {
        return started(
                entry -> !isOfTests(entry) && !entry.contains("oauth2-authorization-server"),
                Closedloop.class,
                database,
                "--spring.profiles.active=demo",
                "--closedloop.mail.folder=" + Path.of("target", "mail").toAbsolutePath());
    }

    private static double empty(String database) throws Exception {
        return started(
                entry -> !entry.endsWith("classes") || isOfTests(entry) ? !MORE.matcher(entry).find() : false,
                EmptyApplication.class,
                database,
                "--spring.config.name=none",
                "--camunda.bpm.auto-deployment-enabled=false");
    }

    private static boolean isOfTests(String entry) {
        return Path.of(entry).endsWith("test-classes");
    }

    private static double started(Predicate<String> jars, Class<?> main, String database, String... more)
            throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"));
        arguments.addAll(List.of(more));
        long before = System.nanoTime();
        Spawned.until(STARTED, jars, List.of("-Xmx1g"), main.getName(), arguments.toArray(String[]::new));
        return (System.nanoTime() - before) / 1e9;
    }
}
