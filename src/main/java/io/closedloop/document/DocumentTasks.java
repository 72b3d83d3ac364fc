package io.closedloop.document;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls every night. */
@Configuration(proxyBeanMethods = false)
class DocumentTasks {

    private final Attachments attachments;

    DocumentTasks(Attachments attachments) {
        this.attachments = attachments;
    }

    @Bean
    JavaDelegate deleteUnnamedFiles() {
        return execution -> attachments.deleteUnnamed();
    }
}
