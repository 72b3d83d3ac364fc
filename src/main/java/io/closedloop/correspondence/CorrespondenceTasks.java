package io.closedloop.correspondence;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models call to send a mail, and every morning. */
@Configuration(proxyBeanMethods = false)
class CorrespondenceTasks {

    private final Mails mails;
    private final DailyDigest digest;

    CorrespondenceTasks(Mails mails, DailyDigest digest) {
        this.mails = mails;
        this.digest = digest;
    }

    @Bean
    JavaDelegate composeDigests() {
        return execution -> digest.compose();
    }

    @Bean
    JavaDelegate sendMail() {
        return execution -> mails.send(((Number) execution.getVariable(CorrespondenceProcess.MAIL)).longValue());
    }
}
