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

    /** One colour's amounts, a month each. */
    private record Series(String text, List<@Nullable String> amounts) {}

    private final List<String> months;
    private final double step;

    private Charts(List<String> months) {
        this.months = months;
        this.step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, months.size());
    }

    /** How long requirements took, month by month. */
    static Chart cycles(List<CycleMonth> cycles) {
        return new Charts(cycles.stream().map(CycleMonth::month).toList())
                .draw(
                        "dashboard.cycles",
                        false,
                        0,
                        new Series("dashboard.median", texts(cycles, CycleMonth::median)),
                        new Series("dashboard.percentile90", texts(cycles, CycleMonth::percentile90)));
    }

    static List<Chart> of(List<MonthRow> months) {
        Charts charts = new Charts(months.stream().map(MonthRow::month).toList());
        return List.of(
                charts.draw(
                        "report.chart.volume",
                        false,
                        0,
                        label("received", months, MonthRow::received),
                        label("finished", months, MonthRow::finished)),
                charts.draw(
                        "report.chart.passRate",
                        false,
                        100,
                        label("firstPassRate", months, MonthRow::firstPassRate),
                        label("finalPassRate", months, MonthRow::finalPassRate)),
                charts.draw(
                        "report.chart.cycle",
                        true,
                        0,
                        label("cycleOwn", months, MonthRow::cycleOwn),
                        label("cycleRework", months, MonthRow::cycleRework),
                        label("cycleBlocked", months, MonthRow::cycleBlocked),
                        label("cycleApproval", months, MonthRow::cycleApproval),
                        label("cycleCustomer", months, MonthRow::cycleCustomer)),
                charts.draw(
                        "report.chart.deadlines", false, 100, label("deadlinesKept", months, MonthRow::deadlinesKept)),
                charts.draw(
                        "report.chart.troubles",
                        false,
                        0,
                        label("changes", months, MonthRow::changes),
                        label("failedAcceptances", months, MonthRow::failedAcceptances),
                        label("escalations", months, MonthRow::escalations)));
    }

    private static Series label(String field, List<MonthRow> months, Function<MonthRow, @Nullable String> amount) {
        return new Series("document.optimization-report." + field, texts(months, amount));
    }

    private static <T> List<@Nullable String> texts(List<T> months, Function<T, ? extends @Nullable Object> amount) {
        List<@Nullable String> texts = new ArrayList<>();
        months.forEach(month -> texts.add(text(amount.apply(month))));
        return texts;
    }

    private static @Nullable String text(@Nullable Object amount) {
        return amount == null ? null : amount.toString();
    }

    /** @param fixed the top of the scale; 0 for what the amounts need */
    private Chart draw(String title, boolean stacked, double fixed, Series... series) {
        double top = fixed == 0 ? scale(highest(stacked, series)) : fixed;
        List<Chart.Bar> bars = new ArrayList<>();
        List<Chart.Label> labels = new ArrayList<>();
        for (int month = 0; month < months.size(); month++) {
            double left = LEFT + month * step;
            labels.add(new Chart.Label(round(left + step / 2), months.get(month)));
            double width = step * 0.76 / (stacked ? 1 : series.length);
            double below = 0;
            for (int index = 0; index < series.length; index++) {
                double amount = amount(series[index], month);
                double height = amount / top * (BASE - TOP);
                if (height > 0) {
                    bars.add(new Chart.Bar(
                            round(left + step * 0.12 + (stacked ? 0 : index * width)),
                            round(BASE - below - height),
                            round(width - 1),
                            round(height),
                            COLORS[index],
                            series[index].text(),
                            months.get(month),
                            String.valueOf(series[index].amounts().get(month))));
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
        for (int month = 0; month < months.size(); month++) {
            double sum = 0;
            for (Series each : series) {
                double amount = amount(each, month);
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

    private static double amount(Series series, int month) {
        String text = series.amounts().get(month);
        return text == null ? 0 : Double.parseDouble(text.replace(" %", ""));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
