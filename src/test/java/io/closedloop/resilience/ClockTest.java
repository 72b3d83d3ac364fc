package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of one of two nodes is an hour off: nothing is done twice for that. */
class ClockTest {

    private static final int LIFE_CYCLES = 4;

    @TempDir
    Path classes;

    @Test
    void oneNodeIsAnHourAhead() throws IOException {
        nothingIsDoneTwice("PT1H");
    }

    private void nothingIsDoneTwice(String by) throws IOException {
        Node.classes(classes, ShiftedNode.class, ShiftedNode.Wrong.class);
        Node.Launch wrong = new Node.Launch(
                0,
                List.of("-Xmx512m", "-D" + ShiftedNode.BY + "=" + by),
                ShiftedNode.class.getName(),
                List.of(classes),
                false);
        try (Cluster cluster = new Cluster(
                        2,
                        new Ledger(),
                        Map.of(),
                        (index, port) -> index == 0
                                ? Node.Launch.usual(port)
                                : new Node.Launch(port, wrong.options(), wrong.main(), wrong.besides(), false));
                LifeCycles cycles = new LifeCycles(cluster, 3, Duration.ofMinutes(5))) {
            cycles.run(LIFE_CYCLES).join();
            List<String> violations = cluster.violations();
            assertThat(cluster.member(0).isReady()).isTrue();
            assertThat(cluster.member(1).isReady()).as("the one that is wrong").isFalse();
            System.out.println("Clock off by " + by + ": " + cycles.summary());
            assertThat(violations).isEmpty();
        }
    }
}
