package io.closedloop.benchmark;

import io.closedloop.support.CountedStatements;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * Complete life cycles a second, the application's beside the bare engine's running the same model, and how much history
 * the engine keeps of each. Rounds take turns, so that whatever else the computer does is in all of them.
 */
final class LifeCycles {

    private static final List<String> FORMS = List.of(
            "recordRequirement",
            "registerRequirement",
            "confirmRegistration",
            "analyzeRequirement",
            "assessFeasibility",
            "preparePlan",
            "obtainConfirmation",
            "breakDownTasks",
            "reportProgress",
            "submitDeliverables",
            "conductAcceptance",
            "archiveRequirement");

    private static final int CONNECTIONS = 20;
    private static final String HISTORY = """
            SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'act\\_hi\\_%'""";

    private final int rounds;
    private final int lives;
    private final int warmUp;

    /**
     * @param rounds of each side, in turns
     * @param lives of each client in each round
     * @param warmUp how many life cycles are run before anything is measured
     */
    LifeCycles(int rounds, int lives, int warmUp) {
        this.rounds = rounds;
        this.lives = lives;
        this.warmUp = warmUp;
    }

    /** A side and what was measured of it. */
    private final class Runner {

        private final String name;
        private final Side side;
        private double[] rates = {};
        private double[] processor = {};
        private long history;
        private double historyEach;

        private Runner(String name, Side side) {
            this.name = name;
            this.side = side;
        }

        private void begin() {
            rates = new double[rounds];
            processor = new double[rounds];
        }

        private void run(int round, int clients) throws Exception {
            side.database().execute("CHECKPOINT");
            long before = processorTime();
            rates[round] = perSecond(side, clients, lives);
            processor[round] = (processorTime() - before) / 1e6 / clients / lives;
        }

        private void history(int each) {
            long now = Objects.requireNonNull(side.database().queryForObject(HISTORY, Long.class));
            historyEach = each == 0 ? 0 : (now - history) / 1000.0 / each;
            history = now;
        }
    }

    void run(Figures figures) throws Exception {
        try (Server server = new Server();
                Ours ours = new Ours(server.create("ours"), CONNECTIONS);
                Side bare = new BareEngine(server.create("bare"), CONNECTIONS, Map.of());
                Side forms = new BareEngine(server.create("forms"), CONNECTIONS, inputs(ours))) {
            Runner first = new Runner("ours", ours);
            List<Runner> others = List.of(
                    new Runner("bare engine", bare), new Runner("bare engine with form fields as variables", forms));
            List<Runner> all = Stream.concat(Stream.of(first), others.stream()).toList();
            for (Runner runner : all) {
                System.out.printf("warm-up: %.1f a second%n", perSecond(runner.side, 2, warmUp / 2));
                LifeCycle life = runner.side.lifeCycle();
                figures.add("statements a life cycle, " + runner.name, CountedStatements.of(life::run), "", "");
                runner.history(0);
            }
            int each = 0;
            for (int clients : List.of(1, 2, 4)) {
                compare(first, others, clients, figures);
                each += clients * lives * rounds;
            }
            for (Runner runner : all) {
                runner.history(each);
                figures.add(
                        "history with indexes a finished requirement, " + runner.name,
                        runner.historyEach,
                        "kB",
                        runner == first ? "<= 60" : "");
            }
        }
    }

    private void compare(Runner first, List<Runner> others, int clients, Figures figures) throws Exception {
        first.begin();
        others.forEach(Runner::begin);
        for (int round = 0; round < rounds; round++) {
            first.run(round, clients);
            for (Runner other : others) {
                other.run(round, clients);
            }
        }
        String with = clients == 1 ? ", 1 client" : ", " + clients + " clients";
        add(figures, first, with);
        for (Runner other : others) {
            add(figures, other, with);
            double[] ratios = new double[rounds];
            Arrays.setAll(ratios, round -> first.rates[round] / other.rates[round]);
            figures.add("ours : " + other.name + with, median(ratios), "", ">= 0.90");
        }
    }

    private static void add(Figures figures, Runner runner, String with) {
        figures.add("life cycles, " + runner.name + with, median(runner.rates), "/s", "");
        figures.add("processor time a life cycle, " + runner.name + with, median(runner.processor), "ms", "");
    }

    /** Of this Java, the database not included. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** @param lives of each client */
    static double perSecond(Side side, int clients, int lives) throws Exception {
        LifeCycle life = side.lifeCycle();
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            long before = System.nanoTime();
            List<Future<?>> each = new ArrayList<>();
            for (int i = 0; i < clients * lives; i++) {
                each.add(pool.submit(life::run));
            }
            for (Future<?> one : each) {
                one.get();
            }
            return clients * lives * 1e9 / (System.nanoTime() - before);
        } finally {
            pool.shutdownNow();
        }
    }

    /** What forms send, lists as text. */
    private static Map<String, Map<String, Object>> inputs(Ours ours) {
        Map<String, Map<String, Object>> inputs = new HashMap<>();
        for (String form : FORMS) {
            Map<String, Object> fields = new HashMap<>();
            ours.input(form)
                    .forEach((name, value) -> fields.put(
                            form + "_" + name, // no bean is called that
                            value instanceof JsonValue list ? list.getValueSerialized() : value));
            inputs.put(form, fields);
        }
        return inputs;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
