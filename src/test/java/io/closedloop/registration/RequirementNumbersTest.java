package io.closedloop.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class RequirementNumbersTest {

    @Nested
    @ProcessTest
    class OnH2 extends Numbers {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends Numbers {}

    abstract static class Numbers {

        @Autowired
        RequirementNumbers numbers;

        @Autowired
        TransactionTemplate transaction;

        @Test
        void areUniqueAndWithoutGapsUnderConcurrency() throws Exception {
            Instant month = Instant.parse("2034-03-10T04:00:00Z");
            ExecutorService eight = Executors.newFixedThreadPool(8);
            List<Callable<String>> registrations = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                boolean rolledBack = i % 6 == 5;
                registrations.add(() -> transaction.execute(status -> {
                    String number = numbers.next(month);
                    if (rolledBack) {
                        status.setRollbackOnly();
                        return null;
                    }
                    return number;
                }));
            }
            List<String> given = new ArrayList<>();
            for (Future<String> future : eight.invokeAll(registrations)) {
                if (future.get() != null) {
                    given.add(future.get());
                }
            }
            eight.shutdown();

            assertThat(given)
                    .hasSize(50)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50)
                            .mapToObj("203403-%03d"::formatted)
                            .toList());
        }

        @Test
        void startAnewInTheMonthOfTheInstallationsZone() {
            // the last quarter of an hour of June in Shanghai, and the first of July
            assertThat(next("2032-06-30T15:45:00Z")).isEqualTo("203206-001");
            assertThat(next("2032-06-30T16:00:00Z")).isEqualTo("203207-001");
            assertThat(next("2032-06-30T15:50:00Z")).isEqualTo("203206-002");
        }

        @Test
        void growWiderPast999() {
            String last = "";
            for (int i = 0; i < 1000; i++) {
                last = next("2033-01-05T04:00:00Z");
            }
            assertThat(last).isEqualTo("203301-1000");
        }

        private String next(String at) {
            return Objects.requireNonNull(transaction.execute(status -> numbers.next(Instant.parse(at))));
        }
    }
}
