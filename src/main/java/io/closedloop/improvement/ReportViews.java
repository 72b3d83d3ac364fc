package io.closedloop.improvement;

import io.closedloop.improvement.ReportView.Behind;
import io.closedloop.improvement.ReportView.DifferenceView;
import io.closedloop.improvement.ReportView.FigureView;
import io.closedloop.improvement.ReportView.FrozenReport;
import io.closedloop.refusal.Refusals;
import io.closedloop.rendering.Renderings;
import io.closedloop.staff.Staff;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the figures of any month in the caller's words: frozen or as they are now, and what is behind them. */
@Service
@Transactional(readOnly = true)
public class ReportViews {

    private static final int MAX_ROWS = 1000;

    private final Improvement improvement;
    private final Reports reports;
    private final FigureTable figures;
    private final Differences differences;
    private final BehindTable behind;
    private final ReportMonths months;
    private final ReportText text;
    private final Renderings renderings;
    private final Staff staff;
    private final MessageSource messages;
    private final Refusals refusals;

    ReportViews(
            Improvement improvement,
            Reports reports,
            FigureTable figures,
            Differences differences,
            BehindTable behind,
            ReportMonths months,
            ReportText text,
            @Lazy Renderings renderings,
            Staff staff,
            MessageSource messages,
            Refusals refusals) {
        this.improvement = improvement;
        this.reports = reports;
        this.figures = figures;
        this.differences = differences;
        this.behind = behind;
        this.months = months;
        this.text = text;
        this.renderings = renderings;
        this.staff = staff;
        this.messages = messages;
        this.refusals = refusals;
    }

    /** The last months, the current one first, as they are written. */
    public List<String> lastMonths() {
        List<String> last = new ArrayList<>();
        for (int back = 0; back <= FigureTable.BEFORE; back++) {
            last.add(months.current().minusMonths(back).toString());
        }
        return last;
    }

    /** Every frozen version, the newest month first. */
    public List<FrozenReport> frozen() {
        return reports.findByFrozenAtNotNullOrderByNumberDescVersionDesc().stream()
                .map(this::frozen)
                .toList();
    }

    /**
     * The figures of a month: the frozen ones where there are, unless those of now are asked for.
     *
     * @throws io.closedloop.refusal.Refusal when it is no month, or one to come
     */
    public ReportView of(String text, boolean live) {
        YearMonth month = months.of(text);
        Optional<Report> frozen = improvement.frozen(month);
        Figures shown =
                live || frozen.isEmpty() ? figures.of(month) : frozen.get().figures();
        return new ReportView(
                month.toString(),
                live || frozen.isEmpty(),
                frozen.map(this::frozen).orElse(null),
                views(shown),
                ReportText.months(shown));
    }

    /** @throws io.closedloop.refusal.Refusal when there is no such month or figure, or no such page */
    public Behind behind(String text, String key, @Nullable String part, int page, int size) {
        YearMonth month = months.of(text);
        Figure figure = Figure.named(key).orElseThrow(() -> refusals.notFound("refusal.report.figure", key));
        if (page < 1 || size < 1 || size > MAX_ROWS || page > Integer.MAX_VALUE / MAX_ROWS) {
            throw refusals.invalid("refusal.report.page", MAX_ROWS);
        }
        String of = figure.isWhole() || part == null || part.isEmpty() ? null : part;
        long total = behind.count(month, figure, of);
        return new Behind(
                month.toString(),
                figure,
                of,
                label(figure),
                of == null ? null : word(this.text.part(figure, of)),
                total,
                page,
                (int) ((total + size - 1) / size),
                behind.rows(month, figure, of, (page - 1) * size, size).stream()
                        .map(row -> row.with(row.what() == null ? null : what(figure, row.what())))
                        .toList());
    }

    /** What the figures of now say otherwise than the frozen ones; empty where nothing does. */
    public List<DifferenceView> differences(String text) {
        YearMonth month = months.of(text);
        Report frozen = frozenOr404(month);
        return differences.since(frozen, figures.of(month)).stream()
                .map(difference -> new DifferenceView(
                        difference.figure(),
                        difference.part().isEmpty() ? null : difference.part(),
                        label(difference.figure()),
                        word(this.text.part(difference.figure(), difference.part())),
                        difference.amountBefore(),
                        difference.amountAfter(),
                        Arrays.stream(difference.reasons().split(", "))
                                .filter(number -> !number.isEmpty())
                                .toList()))
                .toList();
    }

    /** The frozen report of a month as PDF: exactly as it was kept, where it was kept in that language. */
    public byte[] pdf(String text, @Nullable Integer version, Locale language) {
        YearMonth month = months.of(text);
        Report report = version == null
                ? frozenOr404(month)
                : reports.findByNumberOrderByVersion(month.toString()).stream()
                        .filter(found -> found.isFrozen() && found.version() == version)
                        .findFirst()
                        .orElseThrow(() -> refusals.notFound("refusal.report.none", month));
        return renderings.pdf(improvement.document(report), language);
    }

    private Report frozenOr404(YearMonth month) {
        return improvement.frozen(month).orElseThrow(() -> refusals.notFound("refusal.report.none", month));
    }

    private List<FigureView> views(Figures shown) {
        YearMonth before = shown.month().minusMonths(1);
        List<FigureView> views = new ArrayList<>();
        shown.own().forEach((place, amount) -> {
            Figure figure = place.figure();
            views.add(new FigureView(
                    figure,
                    place.part().isEmpty() ? null : place.part(),
                    label(figure),
                    word(text.part(figure, place.part())),
                    figure.unit(),
                    amount,
                    ReportText.amount(figure, amount),
                    figure.isWhole()
                            ? shown.amount(figure, before)
                                    .map(past -> ReportText.amount(figure, past))
                                    .orElse(null)
                            : null));
        });
        return views;
    }

    private FrozenReport frozen(Report report) {
        return new FrozenReport(
                report.number(),
                Objects.requireNonNull(report.reportNumber()),
                report.version(),
                report.recordedAt(),
                Objects.requireNonNull(report.frozenAt()),
                staff.name(report.author()),
                report.commonProblems(),
                report.suggestions(),
                report.sha256());
    }

    private @Nullable String what(Figure figure, String what) {
        Figure byStep =
                figure.population() == Population.DEADLINE ? Figure.DEADLINES_KEPT_BY_STEP : Figure.CHANGES_BY_CAUSE;
        return word(text.part(byStep, what));
    }

    private String label(Figure figure) {
        return messages.getMessage("value." + figure.name(), null, LocaleContextHolder.getLocale());
    }

    private @Nullable String word(@Nullable Object part) {
        return part instanceof Word word
                ? messages.getMessage("value." + word.name(), null, LocaleContextHolder.getLocale())
                : (String) part;
    }
}
