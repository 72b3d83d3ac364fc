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

    private record Total(Door door, boolean write) {}

    private record Caller(String address, boolean write) {}

    private final DoorSettings settings;
    private final TimeMeter time;
    private final Cache<Caller, Bucket> callers;
    private final Map<Total, Bucket> totals = new ConcurrentHashMap<>();

    Buckets(DoorSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        // two minutes after the last knock a bucket is full again, as a new one is
        this.callers = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build();
    }

    /** @return how long the caller has to wait; zero when he may come in now */
    Duration admit(Door door, String address, boolean write) {
        Bucket own = callers.get(
                new Caller(Network.of(address), write),
                caller -> bucket(
                        write
                                ? settings.perAddress().writes()
                                : settings.perAddress().reads()));
        Duration wait = take(own);
        // who is refused already takes nothing away from the others
        return wait.isZero() ? take(total(door, write)) : wait;
    }

    private Bucket total(Door door, boolean write) {
        return totals.computeIfAbsent(
                new Total(door, write),
                total -> bucket(
                        write ? settings.inTotal().writes() : settings.inTotal().reads()));
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }

    private static Duration take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
}
