package io.closedloop.browser;

import io.closedloop.support.MailServer;
import io.closedloop.support.OurMailbox;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A journey through the whole product as people see it: real servers, real browser, jobs run by themselves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "closedloop.attachments.max-size=1MB",
            "spring.servlet.multipart.max-file-size=2MB"
        })
@ActiveProfiles("test")
@ContextConfiguration(initializers = {MailServer.class, OurMailbox.class})
@ExtendWith({InstalledChromium.class, OfficeOpening.class})
@interface BrowserJourney {}
