package io.closedloop.insight.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.improvement.Trends;
import io.closedloop.insight.Activities;
import io.closedloop.insight.CasePaths;
import io.closedloop.insight.Dashboard;
import io.closedloop.insight.Dashboards;
import io.closedloop.insight.FinishedCases;
import io.closedloop.insight.HeatMaps;
import io.closedloop.insight.Snapshot;
import io.closedloop.refusal.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The dashboard as people look at it, down to the requirements behind its figures. */
@Controller
class DashboardPages {

    private static final String MODEL = "customer-requirement";

    private final Dashboards dashboards;
    private final HeatMaps heatMaps;
    private final Activities activities;
    private final FinishedCases finished;
    private final CasePaths paths;
    private final CalendarSettings calendar;

    DashboardPages(
            Dashboards dashboards,
            HeatMaps heatMaps,
            Activities activities,
            FinishedCases finished,
            CasePaths paths,
            CalendarSettings calendar) {
        this.dashboards = dashboards;
        this.heatMaps = heatMaps;
        this.activities = activities;
        this.finished = finished;
        this.paths = paths;
        this.calendar = calendar;
    }

    @ModelAttribute
    void zone(Model model) {
        model.addAttribute("zone", calendar.zone());
        model.addAttribute("spans", new WorkingSpans(calendar));
    }

    @GetMapping("/dashboard")
    String dashboard(Model model) {
        Snapshot<Dashboard> snapshot = dashboards.current();
        DashboardView view = DashboardView.of(snapshot);
        model.addAttribute("view", view);
        model.addAttribute(
                "largest",
                view.running().stream()
                        .mapToLong(each -> each.figure().count())
                        .max()
                        .orElse(0));
        model.addAttribute("chart", Trends.chart(snapshot.content().cycles()));
        return "insight/dashboard";
    }

    @GetMapping("/dashboard/activities")
    String heat(
            @RequestParam(defaultValue = MODEL) String process,
            @RequestParam(required = false) @Nullable String month,
            Model model) {
        model.addAttribute("months", dashboards.months());
        model.addAttribute(
                "view",
                HeatView.of(
                        heatMaps.of(process, DashboardController.empty(month)),
                        heatMaps.names(process),
                        new WorkingSpans(calendar).minutesOfDay()));
        return "insight/heat";
    }

    @GetMapping("/dashboard/activities/{activity}")
    String behind(
            @PathVariable String activity,
            @RequestParam(defaultValue = MODEL) String process,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        model.addAttribute(
                "behind", activities.behind(process, activity, DashboardController.empty(month), late, before));
        return "insight/behind";
    }

    @GetMapping("/dashboard/finished")
    String finished(@RequestParam(required = false) @Nullable String before, Model model) {
        model.addAttribute("page", finished.page(before));
        return "insight/finished";
    }

    @GetMapping("/requirements/{number}/path")
    String path(@PathVariable String number, Model model) {
        model.addAttribute("path", paths.of(number));
        return "insight/path";
    }

    @ExceptionHandler
    String show(Refusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(refusal.status().value());
        model.addAttribute("problem", refusal.getMessage());
        return "insight/refused";
    }
}
