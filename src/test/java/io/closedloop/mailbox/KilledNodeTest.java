package io.closedloop.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.MailServer;
import io.closedloop.support.Node;
import io.closedloop.support.PostgresDatabase;
import io.closedloop.support.Receiver;
import io.closedloop.support.Visitor;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node that is killed twice while requirements come in by mail and by the API, and mails and webhooks go out. */
class KilledNodeTest {

    private static final int BY_MAIL = 16;
    private static final int BY_API = 8;

    /** Jobs of a killed node rest for this time; in production longer, as calls to the outside may last a third of it. */
    private static final String LEASE = "9000";

    final String run = UUID.randomUUID() + ".example";
    final Postbox postbox = new Postbox();
    final String database = PostgresDatabase.create();
    final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));

    volatile Visitor visitor = new Visitor(0);
    int delivered;

    @Test
    void losesNothingAndTakesNothingTwice() throws Exception {
        deliver(BY_MAIL / 2);
        CompletableFuture<Void> callers;
        try (Node node = start()) {
            visitor = new Visitor(node.port());
            callers =
                    CompletableFuture.runAsync(() -> IntStream.range(0, BY_API).forEach(this::call));
            within(120).until(() -> acknowledged() >= 3);
            killedAsMailsCome(node);
        }
        try (Node node = start()) {
            visitor = new Visitor(node.port());
            within(120).until(() -> acknowledged() >= 10);
            killedAsMailsCome(node);
        }
        try (Node node = start()) {
            visitor = new Visitor(node.port());
            callers.join();
            within(180).until(() -> unfinished() == 0 && acknowledged() == BY_MAIL + BY_API);
        }

        assertThat(postbox.waiting()).isZero();
        assertThat(count("SELECT count(*) FROM mailbox_mail")).isEqualTo(BY_MAIL);
        assertThat(count("SELECT count(*) FROM correspondence_contact")).isEqualTo(BY_MAIL + BY_API);
        assertThat(count("SELECT count(DISTINCT address) FROM correspondence_contact"))
                .isEqualTo(BY_MAIL + BY_API);
        assertThat(count("SELECT count(*) FROM act_ru_task WHERE task_def_key_ = 'registerRequirement'"))
                .isEqualTo(BY_MAIL + BY_API);
        assertThat(count("SELECT count(*) FROM act_ru_incident")).isZero();
        assertThat(count("SELECT count(*) FROM webhook_outbox")).isZero();
        assertThat(addresses()).allSatisfy(address -> {
            List<MimeMessage> mails = MailServer.to(address);
            assertThat(mails).isNotEmpty();
            assertThat(mails.stream().map(KilledNodeTest::id).distinct()).hasSize(1);
        });
        jdbc.sql("SELECT number FROM correspondence_contact")
                .query(String.class)
                .list()
                .forEach(number -> assertThat(Receiver.posted(Receiver.PROGRAM, number).stream()
                                .map(post -> post.headers().getFirst("webhook-id"))
                                .distinct())
                        .hasSize(1));
    }

    /** However quick it was until then, there is something that it leaves undone. */
    private void killedAsMailsCome(Node node) {
        deliver(BY_MAIL / 4);
        node.kill();
        assertThat(acknowledged()).isLessThan(delivered + BY_API);
    }

    private void deliver(int mails) {
        for (int end = delivered + mails; delivered < end; delivered++) {
            String writer = "mail" + delivered + "@" + run;
            postbox.delivered(SampleMails.plain(writer, "看板", "请开发看板", "in-" + writer));
        }
    }

    private Node start() {
        MailboxSettings mailbox = postbox.settings();
        Map<String, Object> settings = new HashMap<>(Receiver.program());
        settings.putAll(Map.of(
                "spring.mail.host",
                "localhost",
                "spring.mail.port",
                MailServer.server().getSmtp().getPort(),
                "closedloop.mailbox.host",
                "localhost",
                "closedloop.mailbox.port",
                mailbox.port(),
                "closedloop.mailbox.user",
                String.valueOf(mailbox.user()),
                "closedloop.mailbox.password",
                String.valueOf(mailbox.password()),
                "closedloop.mailbox.ssl",
                "false",
                "closedloop.mailbox.every",
                "200ms",
                "camunda.bpm.job-execution.lock-time-in-millis",
                LEASE));
        return new Node(database, settings, Path.of("target", "killed-node.log"));
    }

    /** A program that repeats its request until it is acknowledged. */
    private void call(int request) {
        Map<String, String> fields = Map.of(
                "customerName", "科技有限公司",
                "contactPerson", "张*",
                "email", "api" + request + "@" + run,
                "description", "需要定制数据看板",
                "details", "第" + request + "份",
                "urgency", "MEDIUM",
                "expectedDeliveryDate", LocalDate.now().plusDays(50).toString());
        within(300).until(() -> {
            try {
                return visitor.with("Idempotency-Key", run + request)
                                .postJson("/api/requirements", fields)
                                .statusCode()
                        == 201;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }

    /** The mail server takes it for an error of its own that a node dies while they speak. */
    private static ConditionFactory within(int seconds) {
        return await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(seconds));
    }

    private Stream<String> addresses() {
        return Stream.concat(
                IntStream.range(0, BY_MAIL).mapToObj(mail -> "mail" + mail + "@" + run),
                IntStream.range(0, BY_API).mapToObj(request -> "api" + request + "@" + run));
    }

    private long acknowledged() {
        return addresses().filter(address -> !MailServer.to(address).isEmpty()).count();
    }

    private int unfinished() {
        return count("SELECT count(*) FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_"
                + " WHERE d.key_ IN ('send-mail', 'post-webhook', 'incoming-mail')");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
