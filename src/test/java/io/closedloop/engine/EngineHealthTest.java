package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class EngineHealthTest {

    /** Of which the starter says that it is off where nothing is said, and turns it on. */
    @Test
    void whatIsShippedSaysThatJobsRun() throws IOException {
        assertThat(new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application.yaml")))
                .anySatisfy(settings -> assertThat(settings.getProperty("camunda.bpm.job-execution.enabled"))
                        .isEqualTo(true));
    }
}
