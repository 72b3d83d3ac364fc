package io.closedloop.absence;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls when somebody is away and when he is back. */
@Configuration(proxyBeanMethods = false)
class AbsenceTasks {

    private final Deputies deputies;

    AbsenceTasks(Deputies deputies) {
        this.deputies = deputies;
    }

    @Bean
    JavaDelegate handToDeputy() {
        return execution -> deputies.handOver(AbsenceProcess.absence(execution));
    }

    @Bean
    JavaDelegate giveBackTasks() {
        return execution -> deputies.giveBack(AbsenceProcess.absence(execution));
    }
}
