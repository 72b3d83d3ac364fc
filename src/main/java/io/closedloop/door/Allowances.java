package io.closedloop.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * How much each of many may take within a while; each node of an installation counts for itself.
 *
 * @param <K> who takes
 */
public final class Allowances<K> {

    /** Those not heard of for longest are forgotten. */
    private static final int MOST = 100_000;

    private final Cache<K, Bucket> buckets;
    private final ToLongFunction<K> tokens;
    private final Duration within;
    private final TimeMeter time;

    /** @param tokens for each, and as many more within that time */
    public Allowances(long tokens, Duration within) {
        this(key -> tokens, within, MOST, TimeMeter.SYSTEM_MILLISECONDS);
    }

    Allowances(ToLongFunction<K> tokens, Duration within, int most, TimeMeter time) {
        this.tokens = tokens;
        this.within = within;
        this.time = time;
        // after that long a bucket that nobody took of is full again, as a new one is
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(within.multipliedBy(2))
                .build();
    }

    /** What somebody has left. */
    public Bucket of(K key) {
        return buckets.get(key, some -> bucket(tokens.applyAsLong(some), within, time));
    }

    static Bucket bucket(long tokens, Duration within, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, within))
                .build();
    }
}
