package io.closedloop.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.staff.Role;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Digests made by several nodes at the same moment. */
class ConcurrentDigestTest {

    @Nested
    @ProcessTest
    @TestPropertySource(properties = "closedloop.mail.folder=target/digests")
    class OnH2 extends Digests {}

    @Nested
    @ProcessTest
    @OnPostgres
    @TestPropertySource(properties = "closedloop.mail.folder=target/digests")
    class OnPostgresql extends Digests {}

    abstract static class Digests {

        private static final int NODES = 4;

        @Autowired
        Correspondence correspondence;

        @Autowired
        Preferences preferences;

        @Autowired
        DailyDigest digest;

        @Autowired
        JdbcClient jdbc;

        @Test
        void eachMessageGoesIntoOneOfThem() throws Exception {
            for (Role role : Role.values()) {
                preferences.choose(role.id(), MailRhythm.DAILY);
                preferences.choose(role.id(), MailRhythm.DAILY);
                IntStream.range(0, 5)
                        .forEach(task -> correspondence.tell(
                                "202405-00" + task, Recipient.person(role.id()), "taskAssigned", "任务" + task));
            }

            ExecutorService nodes = Executors.newFixedThreadPool(NODES);
            Callable<Boolean> node = () -> {
                digest.compose();
                return true;
            };
            List<Future<Boolean>> made = nodes.invokeAll(Collections.nCopies(NODES, node));
            nodes.shutdown();
            for (Future<Boolean> one : made) {
                assertThat(one.get()).isTrue();
            }

            assertThat(count("SELECT count(*) FROM correspondence_mail WHERE number IS NULL"))
                    .as("digests, none of them empty")
                    .isEqualTo(Role.values().length);
            assertThat(count("SELECT count(*) FROM correspondence_mail WHERE state = 'DIGESTED'"
                            + " AND digest IN (SELECT id FROM correspondence_mail WHERE number IS NULL)"))
                    .isEqualTo(Role.values().length * 5L);
            assertThat(count("SELECT count(*) FROM act_ru_execution WHERE business_key_ LIKE 'digest/%'"))
                    .as("sendings")
                    .isEqualTo(Role.values().length);
        }

        private long count(String sql) {
            return jdbc.sql(sql).query(Long.class).single();
        }
    }
}
