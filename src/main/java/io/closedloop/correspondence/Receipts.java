package io.closedloop.correspondence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts the receipts an address gets. Whoever enters a requirement names any address he likes, whose owner has asked for
 * nothing: we let nobody fill his mailbox by us.
 */
@Component
class Receipts {

    /** What a receipt of a new requirement is called. */
    static final String EVENT = "requirementReceived";

    private static final int ADDRESSES = 100_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Cache<String, Bucket> addresses =
            Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterAccess(HOUR).build();
    private final MailSettings settings;

    Receipts(MailSettings settings) {
        this.settings = settings;
    }

    /** Whether one more may go there. */
    boolean admit(String address) {
        return addresses.get(mailbox(address), some -> bucket()).tryConsume(1);
    }

    /** {@code wang+1} and {@code wang+2} are read by the same person. */
    private static String mailbox(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.receipts()).refillGreedy(settings.receipts(), HOUR))
                .build();
    }
}
