package io.closedloop.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** A journey through the whole product as people see it: real server, real browser, jobs run by themselves. */
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
@ExtendWith({InstalledChromium.class, OfficeOpening.class})
@interface BrowserJourney {}
