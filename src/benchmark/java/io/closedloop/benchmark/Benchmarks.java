package io.closedloop.benchmark;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks, or those that JMH's own options name, and sums up what they mean. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String... options) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options))
                        .shouldFailOnError(true)
                        .build())
                .run();
        sumUp(results);
    }

    /** The least disturbed iterations; growth is in proportion when further working days cost alike. */
    private static void sumUp(Collection<RunResult> results) {
        System.out.printf("%n%12s %12s %24s%n", "working days", "least ns", "ns/further working day");
        int daysBefore = 0;
        double nanosBefore = 0;
        for (RunResult result : results) {
            String workingDays = result.getParams().getParam("workingDays");
            if (workingDays != null) {
                int days = Integer.parseInt(workingDays);
                double nanos = result.getPrimaryResult().getStatistics().getMin();
                String further = daysBefore == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.2f", (nanos - nanosBefore) / (days - daysBefore));
                System.out.printf(Locale.ROOT, "%12d %12.1f %24s%n", days, nanos, further);
                daysBefore = days;
                nanosBefore = nanos;
            }
        }
    }
}
