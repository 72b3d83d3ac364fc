package io.closedloop.archive;

import io.closedloop.engine.Submission;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during archiving. */
@Configuration(proxyBeanMethods = false)
class ArchiveTasks {

    private final Archive archive;

    ArchiveTasks(Archive archive) {
        this.archive = archive;
    }

    @Bean
    JavaDelegate recordArchive() {
        return execution ->
                archive.open(execution.getProcessBusinessKey(), Submission.of(execution, ArchiveRequirement.class));
    }

    @Bean
    JavaDelegate buildDossier() {
        return execution -> archive.file(execution.getProcessBusinessKey());
    }
}
