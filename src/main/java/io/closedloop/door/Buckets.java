package io.closedloop.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
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
                new Caller(network(address), write),
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

    /** An IPv6 customer has a whole network of addresses, its first 64 bits are the same. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // a literal address, so that no name is looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
