package io.closedloop.improvement;

import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import org.junit.jupiter.api.Nested;

class FiguresTest {

    @Nested
    @ProcessTest
    class OnH2 extends FiguresOfHalfYear {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends FiguresOfHalfYear {}
}
