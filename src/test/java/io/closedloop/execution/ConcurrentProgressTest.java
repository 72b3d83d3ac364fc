package io.closedloop.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConcurrentProgressTest {

    @Nested
    @ProcessTest
    class OnH2 extends Reports {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends Reports {}

    abstract static class Reports {

        @Autowired
        Journey journey;

        @Autowired
        Inputs inputs;

        @Autowired
        TaskService tasks;

        @Test
        void ofManyItemsAtTheSameMomentAllCount() throws Exception {
            String items = IntStream.rangeClosed(1, 8)
                    .mapToObj(item -> """
                            {"name":"任务%d","owner":"execution-team","plannedStart":"%s","plannedEnd":"%s","deliverable":"成果"}
                            """.formatted(item, inputs.today(), inputs.today()))
                    .collect(Collectors.joining(",", "[", "]"));
            journey.confirmed().complete("breakDownTasks", "workItems", Inputs.json(items));
            List<Task> open = journey.tasks("reportProgress");
            assertThat(open).hasSize(8);

            ExecutorService four = Executors.newFixedThreadPool(4);
            List<Callable<Boolean>> reports = open.stream()
                    .<Callable<Boolean>>map(task -> () -> {
                        tasks.complete(task.getId(), inputs.of("reportProgress"));
                        return true;
                    })
                    .toList();
            for (Future<Boolean> report : four.invokeAll(reports)) {
                assertThat(report.get()).isTrue();
            }
            four.shutdown();

            assertThat(journey.openTasks()).containsExactly("submitDeliverables");
        }
    }
}
