package io.closedloop.improvement;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.Document;
import io.closedloop.engine.CurrentUser;
import io.closedloop.engine.Submission;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sums up each month: counts its figures, keeps what is made of them, and freezes the report. */
@Service("improvement")
@Transactional
@EnableConfigurationProperties(ImprovementSettings.class)
public class Improvement {

    static final String KIND = "optimization-report";

    /** Whether a month has anything to say that its frozen report does not. */
    enum News {
        FIRST,
        CHANGED,
        NOTHING
    }

    private final Reports reports;
    private final FigureTable figures;
    private final Differences differences;
    private final ReportText text;
    private final Renderings renderings;
    private final Calendars calendars;
    private final ImprovementSettings settings;
    private final Clock clock;

    Improvement(
            Reports reports,
            FigureTable figures,
            Differences differences,
            ReportText text,
            @Lazy Renderings renderings,
            Calendars calendars,
            ImprovementSettings settings,
            Clock clock) {
        this.reports = reports;
        this.figures = figures;
        this.differences = differences;
        this.text = text;
        this.renderings = renderings;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /** When the month is summed up, for the model. */
    public String schedule() {
        return settings.schedule();
    }

    /** Whether it can be done today. */
    public boolean isWorkingDay() {
        return calendars.isWorkingDay();
    }

    /** The same time of day on the next working day. */
    public Date nextWorkingDay() {
        return Date.from(calendars.nextWorkingDayAt(schedule()));
    }

    /** The month that is over. */
    YearMonth lastMonth() {
        return YearMonth.from(calendars.today()).minusMonths(1);
    }

    /** Counts the figures of a month and keeps them as a draft, unless its frozen report says the same. */
    News count(YearMonth month) {
        Figures now = figures.of(month);
        Optional<Report> frozen = frozen(month);
        List<Difference> since =
                frozen.map(before -> differences.since(before, now)).orElse(List.of());
        if (frozen.isPresent() && since.isEmpty()) {
            return News.NOTHING;
        }
        reports.findByNumberAndFrozenAtNull(month.toString()).ifPresent(abandoned -> {
            reports.delete(abandoned);
            reports.flush();
        });
        int version = frozen.map(Report::version).orElse(0) + 1;
        reports.save(new Report(version, CurrentUser.SYSTEM, clock.instant(), now, since));
        return frozen.isPresent() ? News.CHANGED : News.FIRST;
    }

    void record(YearMonth month, Submission<ProposeImprovements> proposed) {
        draft(month).write(proposed.form().commonProblems(), proposed.form().suggestions(), proposed.by());
    }

    /** Numbers the report and keeps it as it is from now on. @return its number */
    String freeze(YearMonth month) {
        Report report = draft(month);
        report.assignNumber();
        KeptRendering kept = renderings.keep(document(report), KeptRendering.Occasion.FROZEN);
        report.freeze(clock.instant(), kept.sha256());
        return Objects.requireNonNull(report.reportNumber());
    }

    /** The last frozen version of a month. */
    @Transactional(readOnly = true)
    Optional<Report> frozen(YearMonth month) {
        return reports.findFirstByNumberAndFrozenAtNotNullOrderByVersionDesc(month.toString());
    }

    /** When the last report was frozen; empty before the first. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastReportAt() {
        return reports.lastFrozenAt();
    }

    /** What is being written about a month. */
    @Transactional(readOnly = true)
    Report draft(YearMonth month) {
        return reports.findByNumberAndFrozenAtNull(month.toString()).orElseThrow();
    }

    @Transactional(readOnly = true)
    List<Document> documents(String month) {
        return reports.findByNumberOrderByVersion(month).stream()
                .map(this::document)
                .toList();
    }

    Document document(Report report) {
        return new Document(
                KIND, report.number(), report.version(), report.author(), report.recordedAt(), text.of(report));
    }
}
