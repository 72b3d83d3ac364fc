package io.closedloop.correspondence;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Chooses how mails leave: into a folder, by {@code spring.mail.host}, or, with neither, not at all. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailSetup {

    @Bean
    Post post(MailSettings settings, ObjectProvider<JavaMailSender> server) {
        if (settings.folder() != null) {
            return new Post(new FolderCarrier(settings.folder()));
        }
        JavaMailSender sender = server.getIfAvailable();
        return new Post(sender == null ? null : new SmtpCarrier(sender));
    }
}
