package io.closedloop.door;

import static io.closedloop.support.Visitor.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Doors;
import io.closedloop.support.Visitor;
import io.github.bucket4j.TimeMeter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.unit.DataSize;

/** A flood of garbage is refused at the door, and nobody else notices. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();

    @LocalServerPort
    int port;

    @Autowired
    Doors doors;

    @Autowired
    DoorSettings settings;

    @Test
    void refusesAFloodFromOneAddressAndNobodyElse() {
        Visitor flood = new Visitor(port).from("198.51.100.7").with("Accept-Language", "zh");
        for (int i = 1; i < settings.perAddress().writes() + 30; i++) {
            flood.postJson("/api/requirements", "{}");
        }

        HttpResponse<String> answer = flooding(() -> flood.postJson("/api/requirements", "{}"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(read(answer).get("detail").asText()).contains("请求过多");
        HttpResponse<String> page = flooding(
                () -> flood.with("Accept", "text/html,application/xhtml+xml").postJson("/request", "{}"));
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("<html lang=\"zh\">", "请求过多");
        assertThat(flooding(() -> flood.postJson("/c", "{}")).statusCode()).isEqualTo(429);
        assertThat(flood.get("/request").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).postJson("/api/requirements", "{}").statusCode())
                .isEqualTo(400);
        assertThat(doors.status("/api/requirements", "customer-service")).isEqualTo(200);
    }

    /** Meanwhile the bucket fills again, by one in a second: whatever that lets in is used up. */
    private static HttpResponse<String> flooding(Supplier<HttpResponse<String>> request) {
        return Stream.generate(request)
                .limit(100)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsMinutesAndNetworks() {
        Buckets buckets = buckets(1000);
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.admit(Door.REQUEST, "2001:db8:1:2::" + i, true)).isZero();
        }
        assertThat(buckets.admit(Door.REQUEST, "2001:db8:1:2:ffff::1", true))
                .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(buckets.admit(Door.CASE, "2001:db8:1:2::1", true)).isPositive();
        assertThat(buckets.admit(Door.REQUEST, "2001:db8:1:300::1", true)).isZero();
        assertThat(buckets.admit(Door.REQUEST, "2001:db8:1:2::1", false)).isZero();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(21));
        assertThat(buckets.admit(Door.REQUEST, "2001:db8:1:2::1", true)).isZero();
        assertThat(buckets.admit(Door.REQUEST, "2001:db8:1:2::1", true)).isPositive();
    }

    @Test
    void aFloodFromEverywhereClosesOneDoorOnly() {
        Buckets buckets = buckets(20);
        for (int i = 0; i < 20; i++) {
            assertThat(buckets.admit(Door.REQUEST, "203.0.113." + i, true)).isZero();
        }
        assertThat(buckets.admit(Door.REQUEST, "203.0.113.99", true)).isPositive();
        assertThat(buckets.admit(Door.REQUEST, "203.0.113.99", false)).isZero();
        assertThat(buckets.admit(Door.CASE, "203.0.113.99", true)).isZero();
    }

    @Test
    void nobodyFillsTheDisk() {
        Buckets buckets = buckets(1000);
        long file = DataSize.ofMegabytes(60).toBytes();
        for (int i = 0; i < 10; i++) {
            assertThat(buckets.admitFiles("198.51.100.20", file)).isZero();
        }
        assertThat(buckets.admitFiles("198.51.100.20", file)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
        for (int i = 0; i < 7; i++) {
            assertThat(buckets.admitFiles("198.51.100." + (30 + i), file)).isZero();
        }
        assertThat(buckets.admitFiles("198.51.100.40", file))
                .as("everybody together")
                .isPositive();
        assertThat(buckets.admit(Door.REQUEST, "198.51.100.20", true))
                .as("without files")
                .isZero();
    }

    private Buckets buckets(int inTotal) {
        DoorSettings few = new DoorSettings(
                new DoorSettings.PerAddress(100, 3, DataSize.ofMegabytes(600)),
                new DoorSettings.InTotal(1000, inTotal, DataSize.ofGigabytes(1)),
                1000,
                DataSize.ofMegabytes(60),
                DataSize.ofKilobytes(256));
        return new Buckets(few, new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }
}
