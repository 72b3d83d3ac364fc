package io.closedloop.story;

import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.TestPropertySource;

class DashboardStoryTest {

    @Nested
    @ProcessTest
    @TestPropertySource(properties = "spring.jackson.default-property-inclusion=always")
    class OnH2 extends DashboardStory {}

    @Nested
    @ProcessTest
    @OnPostgres
    @TestPropertySource(properties = "spring.jackson.default-property-inclusion=always")
    class OnPostgresql extends DashboardStory {}
}
