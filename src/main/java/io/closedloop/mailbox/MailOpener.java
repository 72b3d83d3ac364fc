package io.closedloop.mailbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Opens mails that were kept. One that is read is in memory some five times over, and anybody may send the largest there
 * is: so those that are open at the same time are together no larger than that.
 */
@Component
class MailOpener {

    /**
     * A mail that is open.
     *
     * @param raw its bytes
     */
    record Opened(byte[] raw, ReadMail mail) {}

    private final MailTable table;
    private final int room;
    private final Semaphore kilobytes;
    private final Duration patience;

    @Autowired
    MailOpener(
            MailTable table,
            MailboxSettings settings,
            @Value("${camunda.bpm.job-execution.lock-time-in-millis}") Duration lease) {
        this(table, settings.maxSize(), lease.dividedBy(3));
    }

    /** @param room for all that are open, and for the largest */
    MailOpener(MailTable table, DataSize room, Duration patience) {
        this.table = table;
        this.room = Math.toIntExact(room.toKilobytes());
        this.kilobytes = new Semaphore(this.room, true);
        this.patience = patience;
    }

    /**
     * Opens a mail for as long as it is used.
     *
     * @return empty when its customer was erased
     * @throws IllegalStateException when there is no room for it in time
     */
    <T> Optional<T> open(ReceivedMail received, Function<Opened, T> use) {
        int needed = received.whole() ? (int) Math.min(room, received.size() / 1024 + 1) : 1;
        await(needed, received.id());
        try {
            return table.content(received.id()).map(raw -> use.apply(new Opened(raw, MailReader.read(raw))));
        } finally {
            kilobytes.release(needed);
        }
    }

    private void await(int needed, long id) {
        try {
            if (!kilobytes.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Other large mails are being read; mail " + id + " has to wait");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while mail " + id + " waited to be read", e);
        }
    }
}
