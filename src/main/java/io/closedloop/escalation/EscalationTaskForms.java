package io.closedloop.escalation;

import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.TaskForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The form of escalation and the record that comes of it. */
@Configuration(proxyBeanMethods = false)
class EscalationTaskForms {

    private final Escalations escalations;

    EscalationTaskForms(Escalations escalations) {
        this.escalations = escalations;
    }

    @Bean
    TaskForm<HandleEscalation> handleEscalationForm() {
        return TaskForm.of("handleEscalation", HandleEscalation.class);
    }

    @Bean
    DocumentSource escalationDocuments() {
        return Documents.source("escalation", escalations::documents);
    }
}
