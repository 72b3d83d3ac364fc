package io.closedloop.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.WithMail;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails on a real server: none is lost, and none is taken twice. */
@WithMail
@ExtendWith(OutputCaptureExtension.class)
class MailPollerTest {

    @Autowired
    IncomingMails mails;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final String id = UUID.randomUUID() + "@customer.example";
    final Postbox postbox = new Postbox();

    @Test
    void takesAMailAndMarksIt() {
        postbox.delivered(mail("看板"));
        poll();

        assertThat(taken()).isEqualTo(1);
        assertThat(postbox.waiting()).isZero();
        poll();
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void putsWhatItTookWhereItIsSeenToBeDone() {
        postbox.delivered(mail("看板"));
        MailPoller poller = new MailPoller(postbox.settings("secret", "Done"), mails);
        poller.poll();

        assertThat(taken()).isEqualTo(1);
        assertThat(postbox.in("INBOX")).isEmpty();
        assertThat(postbox.in("Done")).hasSize(1);
        poller.poll();
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void killedBeforeTheCommitItIsTakenAgain() {
        postbox.delivered(mail("看板"));
        transaction.executeWithoutResult(status -> {
            mails.take(new RawMail(mail("看板"), true, 100));
            status.setRollbackOnly();
        });
        assertThat(taken()).isZero();
        assertThat(postbox.waiting()).isEqualTo(1);

        poll();
        assertThat(taken()).isEqualTo(1);
        assertThat(postbox.waiting()).isZero();
    }

    @Test
    void whatCannotBeCommittedIsNotMarked() {
        postbox.delivered(mail("看板")).delivered(SampleMails.plain("a@b.example", "other", "text", id + ".2"));
        jdbc.sql("ALTER TABLE mailbox_mail ADD CONSTRAINT ck_test CHECK (message_id <> '" + id + "')")
                .update();
        MailPoller poller = new MailPoller(postbox.settings("secret", null), mails);
        try {
            poller.poll();
            assertThat(poller.failing()).isEqualTo(1);
            assertThat(taken()).isZero();
            assertThat(postbox.waiting()).as("the other one is not held up").isEqualTo(1);
        } finally {
            jdbc.sql("ALTER TABLE mailbox_mail DROP CONSTRAINT ck_test").update();
        }
        poller.poll();
        assertThat(poller.failing()).isZero();
        assertThat(taken()).isEqualTo(1);
        assertThat(postbox.waiting()).isZero();
    }

    @Test
    void killedBeforeMarkingItIsOnlyMarked() {
        byte[] raw = mail("看板");
        postbox.delivered(raw);
        mails.take(new RawMail(raw, true, raw.length));

        poll();
        assertThat(taken()).isEqualTo(1);
        assertThat(postbox.waiting()).isZero();
    }

    @Test
    void twoPollersTakeItOnce() throws Exception {
        for (int count = 0; count < 10; count++) {
            postbox.delivered(SampleMails.plain("a@b.example", "看板", "text " + count, id + "." + count));
        }
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Object> node = () -> {
            together.await();
            poll();
            return "";
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (var done : nodes.invokeAll(List.of(node, node))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(jdbc.sql("SELECT count(*) FROM mailbox_mail WHERE message_id LIKE ?")
                        .param(id + ".%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
        assertThat(postbox.waiting()).isZero();
    }

    @Test
    void theSameMailByAnotherWayIsKnownAndAnotherUnderItsIdIsNot() {
        postbox.delivered(mail("看板"))
                .delivered(SampleMails.mail("Received: by another way\n")
                        .then(mail("看板"))
                        .raw());
        poll();
        assertThat(taken()).isEqualTo(1);

        postbox.delivered(mail("另一封"));
        poll();
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void mailsWithoutIdAreToldApartByTheirContent() {
        String text = UUID.randomUUID().toString();
        int before = all();
        postbox.delivered(SampleMails.plain("a@b.example", text, text, ""));
        postbox.delivered(SampleMails.plain("a@b.example", text, text, ""));
        postbox.delivered(SampleMails.plain("a@b.example", text, text + "!", ""));
        poll();
        assertThat(all() - before).isEqualTo(2);
    }

    @Test
    void ofATooLargeMailOnlyTheHeadersAreTaken() {
        postbox.delivered(mail("大".repeat(100_000)));
        poll();

        assertThat(jdbc.sql("SELECT whole FROM mailbox_mail WHERE message_id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(postbox.waiting()).isZero();
    }

    @Test
    void saysOnceThatTheMailboxCannotBeReadAndGoesOn(CapturedOutput log) {
        MailPoller poller = new MailPoller(postbox.settings("wrong", null), mails);
        poller.poll();
        poller.poll();

        assertThat(log.getOut().split("cannot be read", -1)).hasSize(2);
    }

    private byte[] mail(String text) {
        return SampleMails.plain("a@b.example", "看板", text, id);
    }

    private void poll() {
        new MailPoller(postbox.settings(), mails).poll();
    }

    private int taken() {
        return jdbc.sql("SELECT count(*) FROM mailbox_mail WHERE message_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private int all() {
        return jdbc.sql("SELECT count(*) FROM mailbox_mail")
                .query(Integer.class)
                .single();
    }
}
