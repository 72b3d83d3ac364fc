package io.closedloop.support;

import org.springframework.stereotype.Component;

/** Brings a requirement to where a task is open, or a start form makes sense. */
@Component
public class Waypoints {

    private final Journey journey;
    private final BreakdownForm breakdown;
    private final Timetable timetable;

    Waypoints(Journey journey, BreakdownForm breakdown, Timetable timetable) {
        this.journey = journey;
        this.breakdown = breakdown;
        this.timetable = timetable;
    }

    /** @return the business key under which the task is open */
    public String reach(String where) {
        switch (where) {
            case "recordRequirement", "registerRequirement" -> journey.begins();
            case "confirmRegistration" -> journey.begins().through("registerRequirement");
            case "analyzeRequirement" -> registered();
            case "assessFeasibility" -> registered().through("analyzeRequirement");
            case "informCustomer" ->
                registered().through("analyzeRequirement").complete("assessFeasibility", "conclusion", "NOT_FEASIBLE");
            case "preparePlan" -> registered().through("analyzeRequirement", "assessFeasibility");
            case "obtainConfirmation" -> registered().through("analyzeRequirement", "assessFeasibility", "preparePlan");
            case "breakDownTasks" -> journey.confirmed();
            case "reportProgress", "requestChange" -> journey.working();
            case "resolveBlocker" ->
                journey.working().complete("reportProgress", "status", "BLOCKED", "blocker", "接口未开放");
            case "submitDeliverables" -> journey.working().through("reportProgress", "reportProgress");
            case "conductAcceptance" -> journey.delivering();
            case "conductAcceptance after requestChange" -> journey.delivering().requestsChange();
            case "requestChange before breakDownTasks" -> journey.confirmed();
            case "rectify" ->
                journey.delivering().complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "不准");
            case "archiveRequirement" -> journey.delivering().through("conductAcceptance");
            case "assessChangeImpact" -> journey.working().requestsChange();
            case "approveChangeForCustomer", "approveChangeInternally" ->
                journey.working().requestsChange().through("assessChangeImpact");
            case "updateTaskBreakdown" ->
                journey.working()
                        .complete(breakdown.reportOf("execution-team"))
                        .requestsChange()
                        .through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally");
            case "recordWeeklySync" -> {
                journey.working();
                return timetable.holdsWeeklySync();
            }
            case "handleEscalation" -> journey.begins().fires("registerRequirementOverdue");
            default -> throw new IllegalArgumentException(where);
        }
        return journey.number();
    }

    private Journey registered() {
        return journey.begins().through("registerRequirement", "confirmRegistration");
    }
}
