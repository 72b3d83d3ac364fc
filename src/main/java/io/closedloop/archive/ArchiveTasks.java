package io.closedloop.archive;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Letter;
import io.closedloop.engine.Submission;
import io.closedloop.link.Ask;
import io.closedloop.rendering.Renderings;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models call: at the end of every requirement, and every night. */
@Configuration(proxyBeanMethods = false)
class ArchiveTasks {

    private final Archive archive;
    private final Dossiers dossiers;
    private final Retention retention;
    private final FinishedHistory history;
    private final Correspondence correspondence;
    private final Renderings renderings;

    ArchiveTasks(
            Archive archive,
            Dossiers dossiers,
            Retention retention,
            FinishedHistory history,
            Correspondence correspondence,
            Renderings renderings) {
        this.correspondence = correspondence;
        this.renderings = renderings;
        this.archive = archive;
        this.dossiers = dossiers;
        this.retention = retention;
        this.history = history;
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

    /** The customer gets the signed acceptance form back. */
    @Bean
    JavaDelegate tellClosed() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            correspondence.tell(Letter.about(number, "requirementClosed", number)
                    .toCustomer()
                    .with(renderings.kept(number).stream()
                            .filter(kept -> kept.kind().equals("acceptance-form"))
                            .reduce((first, second) -> second)
                            .orElse(null))
                    .asking(Ask.status(number)));
        };
    }

    @Bean
    JavaDelegate tellWithdrawn() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            correspondence.tell(
                    Letter.about(number, "requirementWithdrawn", number).toCustomer());
        };
    }

    @Bean
    JavaDelegate releaseHistory() {
        return execution -> history.release();
    }

    @Bean
    JavaDelegate disposeDossiers() {
        return execution -> retention.dispose();
    }
}
