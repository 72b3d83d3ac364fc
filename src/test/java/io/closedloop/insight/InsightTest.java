package io.closedloop.insight;

import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import org.junit.jupiter.api.Nested;

class InsightTest {

    @Nested
    @ProcessTest
    class OnH2 extends FiguresOfJourneys {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends FiguresOfJourneys {}
}
