package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.ProcessTest;
import io.hypersistence.tsid.TSID;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProcessTest
class EngineIdsTest {

    private static final int EACH = 50_000;
    private static final int LAST_START = (1 << EngineIds.START_BITS) - 1;
    private static final int COUNTER_BITS = 22 - EngineIds.START_BITS;

    @Autowired
    ProcessEngineConfiguration engine;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    @Test
    void areTheEngines() {
        assertThat(((ProcessEngineConfigurationImpl) engine).getIdGenerator()).isInstanceOf(EngineIds.class);
    }

    @Test
    void nameTheStartWhichIsTheNextOneEachTime() {
        List<Long> starts = Stream.generate(() -> new EngineSetup().engineIds(database, clock))
                .limit(3)
                .map(ids -> TSID.from(ids.getNextId()).toLong() >> COUNTER_BITS & LAST_START)
                .toList();

        assertThat(starts).containsExactly(starts.get(0), starts.get(0) + 1, starts.get(0) + 2);
    }

    @Test
    void areShortAndInTheOrderOfTime() {
        EngineIds ids = new EngineIds(0, clock.instant());
        List<String> given = given(ids);

        assertThat(given).isSorted().allMatch(id -> id.matches("[0-9A-Z]{13}"));
    }

    @Test
    void differWhateverNodeAndThreadTheyAreGivenBy() throws Exception {
        EngineIds shared = new EngineIds(0, clock.instant());
        List<EngineIds> givers =
                List.of(shared, shared, new EngineIds(1, clock.instant()), new EngineIds(LAST_START, clock.instant()));
        ExecutorService threads = Executors.newFixedThreadPool(givers.size());
        try {
            List<Future<List<String>>> given = threads.invokeAll(givers.stream()
                    .<Callable<List<String>>>map(giver -> () -> given(giver))
                    .toList());
            Set<String> all = new HashSet<>();
            for (Future<List<String>> some : given) {
                all.addAll(some.get());
            }
            assertThat(all).hasSize(givers.size() * EACH);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> given(EngineIds ids) {
        return Stream.generate(ids::getNextId).limit(EACH).toList();
    }
}
