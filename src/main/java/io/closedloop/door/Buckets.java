package io.closedloop.door;

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
    private final Allowances<Caller> callers;
    private final Map<Total, Bucket> totals = new ConcurrentHashMap<>();
    private final Allowances<String> senders;
    private final Bucket files;

    Buckets(DoorSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        this.callers = new Allowances<>(
                caller -> caller.write()
                        ? settings.perAddress().writes()
                        : settings.perAddress().reads(),
                MINUTE,
                settings.addresses(),
                time);
        this.senders =
                new Allowances<>(sender -> settings.perAddress().files().toBytes(), HOUR, settings.addresses(), time);
        this.files = Allowances.bucket(settings.inTotal().files().toBytes(), HOUR, time);
    }

    /** @return how long the caller has to wait; zero when he may come in now */
    Duration admit(Door door, String address, boolean write) {
        Duration wait = take(callers.of(new Caller(Network.of(address), write)), 1);
        // who is refused already takes nothing away from the others
        return wait.isZero() ? take(total(door, write), 1) : wait;
    }

    /** @return how long the caller has to wait with files of that many bytes; zero when they may come in now */
    Duration admitFiles(String address, long bytes) {
        Duration wait = take(senders.of(Network.of(address)), bytes);
        return wait.isZero() ? take(files, bytes) : wait;
    }

    private Bucket total(Door door, boolean write) {
        return totals.computeIfAbsent(
                new Total(door, write),
                total -> Allowances.bucket(
                        write ? settings.inTotal().writes() : settings.inTotal().reads(), MINUTE, time));
    }

    private static Duration take(Bucket bucket, long tokens) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
}
