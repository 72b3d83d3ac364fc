package io.closedloop.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.ProcessTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Mails that come together, each nearly as large as one may be. */
@ProcessTest
class MailOpenerTest {

    @Autowired
    MailTable table;

    @Autowired
    IncomingMails mails;

    @Test
    void twoLargeMailsAreNotInMemoryTogether() throws Exception {
        MailOpener opener = opener(Duration.ofMinutes(1));
        ReceivedMail first = received(60);
        ReceivedMail second = received(60);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        AtomicBoolean firstIsOpen = new AtomicBoolean();
        CompletableFuture<?> one = CompletableFuture.runAsync(() -> opener.open(first, opened -> {
            firstIsOpen.set(true);
            reading.countDown();
            pass(read);
            firstIsOpen.set(false);
            return opened;
        }));
        reading.await();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        CompletableFuture<Boolean> together = CompletableFuture.supplyAsync(() -> {
            waiting.set(Thread.currentThread());
            return opener.open(second, opened -> firstIsOpen.get()).orElseThrow();
        });
        await().until(() ->
                together.isDone() || waiting.get() != null && waiting.get().getState() == Thread.State.TIMED_WAITING);
        read.countDown();

        assertThat(together.get()).isFalse();
        one.get();
    }

    @Test
    void smallOnesPassWhileALargeOneIsRead() {
        MailOpener opener = opener(Duration.ZERO);
        ReceivedMail small = received(1);
        ReceivedMail large = received(60);
        ReceivedMail beyond = received(200);

        assertThat(opener.open(
                        large,
                        opened -> opener.open(small, inner -> inner.mail().subject())
                                .orElseThrow()))
                .contains("many");
        assertThat(opener.open(beyond, opened -> opened.raw().length)).contains(200 * 1024);
        assertThatThrownBy(() -> opener.open(large, opened -> opener.open(beyond, inner -> inner)))
                .hasMessage("Other large mails are being read; mail %d has to wait", beyond.id());
        assertThat(opener.open(large, opened -> opened.raw().length)).contains(60 * 1024);
    }

    private MailOpener opener(Duration patience) {
        return new MailOpener(table, DataSize.ofKilobytes(100), patience);
    }

    private ReceivedMail received(int kilobytes) {
        String head = "From: wang@customer.example\r\nSubject: many\r\nMessage-ID: <%s@customer.example>\r\n\r\n"
                .formatted(UUID.randomUUID());
        byte[] raw = (head + "x".repeat(kilobytes * 1024 - head.length())).getBytes(UTF_8);
        return table.get(mails.take(new RawMail(raw, true, raw.length)));
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
