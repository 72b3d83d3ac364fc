package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.support.ProcessTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** What a node that dies leaves behind is taken up soon, and nothing that lives is taken for dead. */
@ProcessTest
class OutsideTest {

    @Value("${camunda.bpm.job-execution.lock-time-in-millis}")
    Duration lease;

    @Value("${camunda.bpm.job-execution.max-wait}")
    Duration pause;

    @Test
    void whatAKilledNodeHadIsTakenUpWithinNinetySeconds() {
        assertThat(lease.plus(pause)).isLessThanOrEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whoNeverAnswersIsNotWaitedForLongerThanAThirdOfTheLease() throws Exception {
        Outside outside = new Outside(Duration.ofMillis(300));
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> outside.call("Somebody", () -> {
                    try {
                        never.await();
                        return "late";
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Somebody did not answer within PT0.1S");
        interrupted.await();
        assertThat(outside.call("Somebody", () -> "in time")).isEqualTo("in time");
        outside.destroy();
    }
}
