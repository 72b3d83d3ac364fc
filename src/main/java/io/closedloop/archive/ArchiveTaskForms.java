package io.closedloop.archive;

import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.TaskForm;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The form of archiving and the document that comes of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArchiveSettings.class)
class ArchiveTaskForms {

    private final Archive archive;

    ArchiveTaskForms(Archive archive) {
        this.archive = archive;
    }

    @Bean
    TaskForm<ArchiveRequirement> archiveRequirementForm() {
        return TaskForm.of("archiveRequirement", ArchiveRequirement.class);
    }

    @Bean
    DocumentSource archiveRecordDocuments() {
        return Documents.source("archive-record", archive::documents);
    }
}
