package io.closedloop.benchmark;

import io.closedloop.calendar.BenchmarkCalendar;
import io.closedloop.calendar.WorkingCalendar;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to compute a deadline; less than 2 µs within 2 working days, and in proportion with more. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH has spreadEvents fill the fields
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DeadlineBenchmark {

    /** The working days that deadlines are counted with. */
    @Param({"0", "2", "20", "250"})
    public int workingDays;

    private WorkingCalendar calendar;
    private Instant[] events;
    private int next;

    /** Events at all hours of 2024 to 2026, so that no answer can be foreseen. */
    @Setup
    public void spreadEvents() throws IOException {
        calendar = BenchmarkCalendar.china();
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        events = IntStream.range(0, 4096)
                .mapToObj(i -> first.plus(Duration.ofMinutes(i * 377L)))
                .toArray(Instant[]::new);
    }

    @Benchmark
    public Instant deadline() {
        next = (next + 1) & 4095;
        return calendar.deadline(events[next], workingDays);
    }
}
