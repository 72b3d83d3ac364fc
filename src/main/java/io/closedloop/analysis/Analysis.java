package io.closedloop.analysis;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.Document;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.Submission;
import io.closedloop.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the analysis specification, the feasibility report and the handling plan of each requirement. */
@Service
@Transactional
public class Analysis {

    private final AnalysisSpecifications specifications;
    private final FeasibilityReports reports;
    private final HandlingPlans plans;
    private final Staff staff;
    private final Calendars calendars;

    Analysis(
            AnalysisSpecifications specifications,
            FeasibilityReports reports,
            HandlingPlans plans,
            Staff staff,
            Calendars calendars) {
        this.specifications = specifications;
        this.reports = reports;
        this.plans = plans;
        this.staff = staff;
        this.calendars = calendars;
    }

    void specify(String number, Submission<AnalyzeRequirement> analyzed) {
        specifications.save(new AnalysisSpecification(
                number, specifications.nextVersion(number), analyzed.by(), analyzed.at(), analyzed.form()));
    }

    void assess(String number, Submission<AssessFeasibility> assessed) {
        reports.save(new FeasibilityReport(
                number, reports.nextVersion(number), assessed.by(), assessed.at(), assessed.form()));
    }

    void plan(String number, Submission<PreparePlan> planned) {
        plans.save(new HandlingPlan(number, plans.nextVersion(number), planned.by(), planned.at(), planned.form()));
    }

    /** Keeps what the customer is told, with the report it follows from. */
    void decline(String number, Submission<InformCustomer> informed) {
        currentReport(number).answerCustomer(informed.form().message());
    }

    @EventListener
    void on(CustomerErased event) {
        reports.eraseAnswer(event.key());
    }

    @Transactional(readOnly = true)
    String answerToCustomer(String number) {
        return Objects.requireNonNull(currentReport(number).answerToCustomer());
    }

    private FeasibilityReport currentReport(String number) {
        List<FeasibilityReport> versions = reports.findByNumberOrderByVersion(number);
        return versions.get(versions.size() - 1);
    }

    /** The plan a revision starts from. */
    @Transactional(readOnly = true)
    Optional<PreparePlan> currentPlan(String number) {
        return plans.findByNumberOrderByVersion(number).stream()
                .reduce((first, second) -> second)
                .map(HandlingPlan::content);
    }

    @Transactional(readOnly = true)
    List<Document> specificationDocuments(String number) {
        return specifications.findByNumberOrderByVersion(number).stream()
                .map(version -> version.as("analysis-specification", content(version)))
                .toList();
    }

    @Transactional(readOnly = true)
    List<Document> reportDocuments(String number) {
        return reports.findByNumberOrderByVersion(number).stream()
                .map(version -> version.as("feasibility-report", version.content()))
                .toList();
    }

    @Transactional(readOnly = true)
    List<Document> planDocuments(String number) {
        return plans.findByNumberOrderByVersion(number).stream()
                .map(version -> version.as("handling-plan", version.content()))
                .toList();
    }

    private SpecificationContent content(AnalysisSpecification version) {
        AnalyzeRequirement form = version.content();
        return new SpecificationContent(
                version.number(),
                form.requirementName(),
                staff.name(version.recordedBy()),
                calendars.dayOf(version.recordedAt()),
                form.background(),
                form.coreFunctions(),
                form.priority(),
                form.dependentResources(),
                form.risks(),
                form.suggestedPeriodDays());
    }

    /** The analysis specification's columns, in the order of its template. */
    record SpecificationContent(
            String requirementNumber,
            String requirementName,
            String analyst,
            LocalDate analysisDate,
            String background,
            String coreFunctions,
            AnalyzeRequirement.Priority priority,
            @Nullable String dependentResources,
            @Nullable String risks,
            int suggestedPeriodDays) {}
}
