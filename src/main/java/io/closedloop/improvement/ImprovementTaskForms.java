package io.closedloop.improvement;

import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.document.Sections;
import io.closedloop.engine.Fields;
import io.closedloop.engine.Problems;
import io.closedloop.engine.TaskContext;
import io.closedloop.engine.TaskForm;
import io.closedloop.improvement.OptimizationReport.DifferenceRow;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of improvement and the document that comes of them. */
@Configuration(proxyBeanMethods = false)
class ImprovementTaskForms {

    private final Improvement improvement;
    private final ImprovementProcess process;
    private final ReportMonths months;
    private final ReportText text;
    private final Sections sections;

    ImprovementTaskForms(
            Improvement improvement,
            ImprovementProcess process,
            ReportMonths months,
            ReportText text,
            Sections sections) {
        this.improvement = improvement;
        this.process = process;
        this.months = months;
        this.text = text;
        this.sections = sections;
    }

    @Bean
    TaskForm<RequestReport> reportWantedForm() {
        return TaskForm.of("reportWanted", RequestReport.class).checkedBy(this::checkMonth);
    }

    @Bean
    TaskForm<RequestReport> reportRequestedForm() {
        return TaskForm.of("reportRequested", RequestReport.class).checkedBy(this::checkMonth);
    }

    @Bean
    TaskForm<ProposeImprovements> proposeImprovementsForm() {
        return TaskForm.of("proposeImprovements", ProposeImprovements.class)
                .prefilledWith(context -> Fields.none().with("briefing", briefing(YearMonth.parse(context.number()))));
    }

    @Bean
    DocumentSource optimizationReportDocuments() {
        return Documents.source(Improvement.KIND, improvement::documents);
    }

    private List<Sections.Section> briefing(YearMonth month) {
        Report draft = improvement.draft(month);
        List<Sections.Section> briefing = new ArrayList<>();
        List<DifferenceRow> differences =
                draft.differences().stream().map(text::row).toList();
        if (!differences.isEmpty()) {
            briefing.add(sections.table("report.differences", List.of(), Improvement.KIND, differences));
        }
        briefing.add(sections.table("report.figuresOf", List.of(month), Improvement.KIND, text.rows(draft.figures())));
        return briefing;
    }

    private void checkMonth(RequestReport form, TaskContext context, Problems problems) {
        if (form.reportMonth() == null) {
            return;
        }
        Optional<YearMonth> month = months.find(form.reportMonth());
        if (month.isEmpty()) {
            problems.add("reportMonth", "refusal.report.wantedMonth");
        } else if (process.isBeingWritten(month.get())) {
            problems.add("reportMonth", "refusal.report.beingWritten");
        }
    }
}
