package io.closedloop.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Inputs;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class ConcurrentRegistrationTest {

    @Nested
    @ProcessTest
    class OnH2 extends Registrations {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends Registrations {}

    abstract static class Registrations {

        @Autowired
        TaskService tasks;

        @Autowired
        RuntimeService runtime;

        @Autowired
        RepositoryService repository;

        @Autowired
        FormService forms;

        @Autowired
        Inputs inputs;

        @Autowired
        TransactionTemplate transaction;

        @Autowired
        TestClock clock;

        @AfterEach
        void resetClock() {
            clock.reset();
        }

        @Test
        void fiftyFromEightThreadsSomeRolledBack() throws Exception {
            clock.set("2028-05-10T10:00");
            List<String> instances = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                instances.add(start());
            }

            ExecutorService eight = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> registrations = new ArrayList<>();
            for (int i = 0; i < instances.size(); i++) {
                String instance = instances.get(i);
                boolean rolledBack = i % 6 == 5;
                registrations.add(() -> register(instance, rolledBack));
            }
            for (Future<Boolean> done : eight.invokeAll(registrations)) {
                done.get();
            }
            eight.shutdown();

            assertThat(instances.stream()
                            .map(instance -> runtime.createProcessInstanceQuery()
                                    .processInstanceId(instance)
                                    .singleResult()
                                    .getBusinessKey())
                            .filter(key -> !key.startsWith("R-")))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50)
                            .mapToObj("202805-%03d"::formatted)
                            .toList());
        }

        private String start() {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(RegistrationProcess.PROCESS)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return forms.submitStartForm(definition, inputs.of("recordRequirement"))
                    .getId();
        }

        private Boolean register(String instance, boolean rolledBack) {
            Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
            return transaction.execute(status -> {
                tasks.complete(task.getId(), inputs.of("registerRequirement"));
                if (rolledBack) {
                    status.setRollbackOnly();
                }
                return !rolledBack;
            });
        }
    }
}
