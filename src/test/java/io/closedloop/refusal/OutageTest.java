package io.closedloop.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new SQLException("the connection is lost", "08006"), true),
                Arguments.of(new SQLException("the server ends", "57P01"), true),
                Arguments.of(new SQLException("the server starts", "57P03"), true),
                Arguments.of(new SQLException("the server reads only", "25006"), true),
                Arguments.of(new BatchUpdateException("the disk is full", "53100", new int[0]), true),
                Arguments.of(new SQLTransientConnectionException("nobody gives one back"), true),
                Arguments.of(
                        new TransactionException("cannot roll back", new SQLException("Connection is closed")), true),
                Arguments.of(new SQLException("there is one of that name", "23505"), false),
                Arguments.of(new SQLException("somebody was faster", "40001"), false),
                Arguments.of(new SQLException("told to stop", "57014"), false),
                Arguments.of(new SQLException("no state"), false),
                Arguments.of(new IllegalStateException("ours"), false));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void isToldFromOtherErrors(Exception error, boolean outage) {
        assertThat(Outage.isCauseOf(new IllegalStateException("around it", error)))
                .isEqualTo(outage);
    }
}
