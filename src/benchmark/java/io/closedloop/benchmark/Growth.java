package io.closedloop.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Life cycles a second beside ever more finished requirements, and beside none, in turns. */
final class Growth {

    private static final int CONNECTIONS = 10;
    private static final int CLIENTS = 2;

    private final List<Integer> sizes;
    private final int rounds;
    private final int lives;

    /**
     * @param sizes how many finished requirements there are, ascending
     * @param lives of each client in each round
     */
    Growth(List<Integer> sizes, int rounds, int lives) {
        this.sizes = sizes;
        this.rounds = rounds;
        this.lives = lives;
    }

    void run(Figures figures) throws Exception {
        try (Server server = new Server();
                Ours empty = new Ours(server.create("empty"), CONNECTIONS);
                Ours grown = new Ours(server.create("grown"), CONNECTIONS)) {
            LifeCycles.perSecond(empty, CLIENTS, lives);
            LifeCycles.perSecond(grown, CLIENTS, lives);
            String finished = number(grown, grown.lifeCycle().run());
            int there = 0;
            for (int size : sizes) {
                grow(grown, finished, size - there);
                there = size;
                compare(empty, grown, size, figures);
            }
        }
    }

    private void compare(Side empty, Side grown, int size, Figures figures) throws Exception {
        double[] without = new double[rounds];
        double[] with = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            without[round] = settled(empty);
            with[round] = settled(grown);
        }
        Arrays.setAll(ratios, round -> with[round] / without[round]);
        String beside = "%,d finished".formatted(size);
        figures.add("life cycles beside " + beside, LifeCycles.median(with), "/s", "");
        figures.add(
                "life cycles beside " + beside + " : beside none",
                LifeCycles.median(ratios),
                "",
                size == 100_000 ? ">= 0.90" : "");
    }

    private double settled(Side side) throws Exception {
        side.database().execute("ANALYZE");
        side.database().execute("CHECKPOINT");
        return LifeCycles.perSecond(side, CLIENTS, lives);
    }

    private static void grow(Ours grown, String finished, int by) throws Exception {
        if (by > 0) {
            int there = Objects.requireNonNull(grown.database()
                    .queryForObject("SELECT count(*) FROM registration_requirement", Integer.class));
            try (Crowd crowd = new Crowd(grown.bean(DataSource.class), there)) {
                crowd.copy(finished, by, true);
                crowd.settle();
            }
        }
    }

    private static String number(Side side, String instance) {
        return side.engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }
}
