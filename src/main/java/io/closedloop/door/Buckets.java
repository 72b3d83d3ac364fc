package io.closedloop.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts who knocks how often; each node of an installation counts for itself. */
class Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private record Total(Door door, boolean write) {}

    private record Caller(String address, boolean write) {}

    private final DoorSettings settings;
    private final TimeMeter time;
    private final Cache<Caller, Bucket> callers;
    private final Map<Total, Bucket> totals = new ConcurrentHashMap<>();
    private final Cache<String, Bucket> senders;
    private final Bucket files;

    Buckets(DoorSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        // two minutes after the last knock a bucket is full again, as a new one is
        this.callers = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build();
        this.senders = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(HOUR)
                .build();
        this.files = bucket(settings.inTotal().files().toBytes(), HOUR);
    }

    /** @return how long the caller has to wait; zero when he may come in now */
    Duration admit(Door door, String address, boolean write) {
        Bucket own = callers.get(
                new Caller(Network.of(address), write),
                caller -> bucket(
                        write
                                ? settings.perAddress().writes()
                                : settings.perAddress().reads(),
                        MINUTE));
        Duration wait = take(own, 1);
        // who is refused already takes nothing away from the others
        return wait.isZero() ? take(total(door, write), 1) : wait;
    }

    /** @return how long the caller has to wait with files of that many bytes; zero when they may come in now */
    Duration admitFiles(String address, long bytes) {
        Bucket own = senders.get(
                Network.of(address),
                sender -> bucket(settings.perAddress().files().toBytes(), HOUR));
        Duration wait = take(own, bytes);
        return wait.isZero() ? take(files, bytes) : wait;
    }

    private Bucket total(Door door, boolean write) {
        return totals.computeIfAbsent(
                new Total(door, write),
                total -> bucket(
                        write ? settings.inTotal().writes() : settings.inTotal().reads(), MINUTE));
    }

    private Bucket bucket(long tokens, Duration within) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, within))
                .build();
    }

    private static Duration take(Bucket bucket, long tokens) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
}
