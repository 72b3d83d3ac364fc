package io.closedloop.correspondence;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls to send a mail. */
@Configuration(proxyBeanMethods = false)
class CorrespondenceTasks {

    private final Mails mails;

    CorrespondenceTasks(Mails mails) {
        this.mails = mails;
    }

    @Bean
    JavaDelegate sendMail() {
        return execution -> mails.send(((Number) execution.getVariable(CorrespondenceProcess.MAIL)).longValue());
    }
}
