package io.closedloop.insight.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.insight.Activities;
import io.closedloop.insight.BehindActivity;
import io.closedloop.insight.Dashboards;
import io.closedloop.insight.FinishedCases;
import io.closedloop.insight.HeatMaps;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dashboard for programs, and for Cockpit. */
@RestController
class DashboardController {

    private static final String MODEL = "customer-requirement";

    private final Dashboards dashboards;
    private final HeatMaps heatMaps;
    private final Activities activities;
    private final FinishedCases finished;
    private final WorkingSpans spans;

    DashboardController(
            Dashboards dashboards,
            HeatMaps heatMaps,
            Activities activities,
            FinishedCases finished,
            CalendarSettings calendar) {
        this.dashboards = dashboards;
        this.heatMaps = heatMaps;
        this.activities = activities;
        this.finished = finished;
        this.spans = new WorkingSpans(calendar);
    }

    @GetMapping("/api/dashboard")
    DashboardView dashboard() {
        return DashboardView.of(dashboards.current());
    }

    /** @param month in which visits ended; without one, those that last */
    @GetMapping("/api/dashboard/heat")
    HeatView heat(
            @RequestParam(defaultValue = MODEL) String process,
            @RequestParam(required = false) @Nullable String month) {
        return HeatView.of(heatMaps.of(process, empty(month)), heatMaps.names(process), spans.minutesOfDay());
    }

    /** The model as it is now, as BPMN. */
    @GetMapping("/api/dashboard/model")
    ResponseEntity<String> model(@RequestParam(defaultValue = MODEL) String process) {
        return bpmn(heatMaps.drawing(process));
    }

    /** @param before the visit that the page before ended with */
    @GetMapping("/api/dashboard/activities/{activity}")
    BehindActivity behind(
            @PathVariable String activity,
            @RequestParam(defaultValue = MODEL) String process,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable Long before) {
        return activities.behind(process, activity, empty(month), late, before);
    }

    /** @param before the number that the page before ended with */
    @GetMapping("/api/dashboard/finished")
    FinishedCases.Page finished(@RequestParam(required = false) @Nullable String before) {
        return finished.page(before);
    }

    static ResponseEntity<String> bpmn(String drawing) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(drawing);
    }

    static @Nullable String empty(@Nullable String month) {
        return month == null || month.isBlank() ? null : month;
    }
}
