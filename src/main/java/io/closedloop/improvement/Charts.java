package io.closedloop.improvement;

import io.closedloop.improvement.OptimizationReport.MonthRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws how the months compare. */
final class Charts {

    private static final int WIDTH = 720;
    private static final int LEFT = 40;
    private static final int RIGHT = 16;
    private static final int TOP = 10;
    private static final int BASE = 180;
    private static final int LEGEND = 214;
    private static final int TICKS = 4;

    private static final String[] COLORS = {"#1d5fa8", "#e08a1e", "#b3261e", "#6a1b9a", "#2c8a5a"};

    /** One colour's amounts. */
    private record Series(String text, Function<MonthRow, @Nullable String> amount) {}

    private final List<MonthRow> months;
    private final double step;

    private Charts(List<MonthRow> months) {
        this.months = months;
        this.step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, months.size());
    }

    static List<Chart> of(List<MonthRow> months) {
        Charts charts = new Charts(months);
        return List.of(
                charts.draw(
                        "report.chart.volume",
                        false,
                        0,
                        label("received", MonthRow::received),
                        label("finished", MonthRow::finished)),
                charts.draw(
                        "report.chart.passRate",
                        false,
                        100,
                        label("firstPassRate", MonthRow::firstPassRate),
                        label("finalPassRate", MonthRow::finalPassRate)),
                charts.draw(
                        "report.chart.cycle",
                        true,
                        0,
                        label("cycleOwn", MonthRow::cycleOwn),
                        label("cycleRework", MonthRow::cycleRework),
                        label("cycleBlocked", MonthRow::cycleBlocked),
                        label("cycleApproval", MonthRow::cycleApproval),
                        label("cycleCustomer", MonthRow::cycleCustomer)),
                charts.draw("report.chart.deadlines", false, 100, label("deadlinesKept", MonthRow::deadlinesKept)),
                charts.draw(
                        "report.chart.troubles",
                        false,
                        0,
                        label("changes", MonthRow::changes),
                        label("failedAcceptances", MonthRow::failedAcceptances),
                        label("escalations", MonthRow::escalations)));
    }

    private static Series label(String field, Function<MonthRow, @Nullable String> amount) {
        return new Series("document.optimization-report." + field, amount);
    }

    /** @param fixed the top of the scale; 0 for what the amounts need */
    private Chart draw(String title, boolean stacked, double fixed, Series... series) {
        double top = fixed == 0 ? scale(highest(stacked, series)) : fixed;
        List<Chart.Bar> bars = new ArrayList<>();
        List<Chart.Label> labels = new ArrayList<>();
        for (int month = 0; month < months.size(); month++) {
            MonthRow row = months.get(month);
            double left = LEFT + month * step;
            labels.add(new Chart.Label(round(left + step / 2), row.month()));
            double width = step * 0.76 / (stacked ? 1 : series.length);
            double below = 0;
            for (int index = 0; index < series.length; index++) {
                double amount = amount(series[index], row);
                double height = amount / top * (BASE - TOP);
                if (height > 0) {
                    bars.add(new Chart.Bar(
                            round(left + step * 0.12 + (stacked ? 0 : index * width)),
                            round(BASE - below - height),
                            round(width - 1),
                            round(height),
                            COLORS[index],
                            series[index].text(),
                            row.month(),
                            String.valueOf(series[index].amount().apply(row))));
                }
                below += stacked ? height : 0;
            }
        }
        return new Chart(
                title,
                WIDTH,
                LEGEND + 16,
                ticks(top),
                labels,
                legend(series),
                bars,
                round(LEFT + (months.size() - 1) * step),
                round(step));
    }

    private static List<Chart.Tick> ticks(double top) {
        List<Chart.Tick> ticks = new ArrayList<>();
        for (int tick = 0; tick <= TICKS; tick++) {
            BigDecimal amount = BigDecimal.valueOf(top * tick / TICKS).stripTrailingZeros();
            ticks.add(new Chart.Tick(round(BASE - (double) tick / TICKS * (BASE - TOP)), amount.toPlainString()));
        }
        return ticks;
    }

    private static List<Chart.Legend> legend(Series... series) {
        List<Chart.Legend> legend = new ArrayList<>();
        for (int index = 0; index < series.length; index++) {
            legend.add(new Chart.Legend(
                    LEFT + index * Math.min(220, (WIDTH - LEFT) / series.length),
                    LEGEND,
                    COLORS[index],
                    series[index].text()));
        }
        return legend;
    }

    private double highest(boolean stacked, Series... series) {
        double highest = 0;
        for (MonthRow row : months) {
            double sum = 0;
            for (Series each : series) {
                double amount = amount(each, row);
                sum += amount;
                highest = Math.max(highest, stacked ? sum : amount);
            }
        }
        return highest;
    }

    /** The next number that is read easily in quarters. */
    private static double scale(double highest) {
        double power = 1;
        while (true) {
            for (int round : new int[] {4, 8, 12, 20}) {
                if (highest <= round * power) {
                    return round * power;
                }
            }
            power *= 10;
        }
    }

    private static double amount(Series series, MonthRow row) {
        String text = series.amount().apply(row);
        return text == null ? 0 : Double.parseDouble(text.replace(" %", ""));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
