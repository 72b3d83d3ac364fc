package io.closedloop.archive;

import io.closedloop.engine.Submission;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models call: at the end of every requirement, and every night. */
@Configuration(proxyBeanMethods = false)
class ArchiveTasks {

    private final Archive archive;
    private final Dossiers dossiers;
    private final Retention retention;

    ArchiveTasks(Archive archive, Dossiers dossiers, Retention retention) {
        this.archive = archive;
        this.dossiers = dossiers;
        this.retention = retention;
    }

    @Bean
    JavaDelegate recordArchive() {
        return execution ->
                archive.open(execution.getProcessBusinessKey(), Submission.of(execution, ArchiveRequirement.class));
    }

    @Bean
    JavaDelegate buildDossier() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            archive.file(number);
            dossiers.build(number, DossierClass.of(execution.getVariable(ArchiveProcess.DOSSIER_CLASS)));
        };
    }

    @Bean
    JavaDelegate disposeDossiers() {
        return execution -> retention.dispose();
    }
}
