package io.closedloop.insight.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.improvement.Trends;
import io.closedloop.insight.Dashboard;
import io.closedloop.insight.Dashboards;
import io.closedloop.insight.Snapshot;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The dashboard as people look at it. */
@Controller
class DashboardPages {

    private final Dashboards dashboards;
    private final CalendarSettings calendar;

    DashboardPages(Dashboards dashboards, CalendarSettings calendar) {
        this.dashboards = dashboards;
        this.calendar = calendar;
    }

    @GetMapping("/dashboard")
    String dashboard(Model model) {
        Snapshot<Dashboard> snapshot = dashboards.current();
        DashboardView view = DashboardView.of(snapshot);
        model.addAttribute("view", view);
        model.addAttribute("largest", view.running().stream().mapToLong(each -> each.figure().count()).max().orElse(0));
        model.addAttribute("cycles", snapshot.content().cycles());
        model.addAttribute("chart", Trends.chart(snapshot.content().cycles()));
        model.addAttribute("zone", calendar.zone());
        return "insight/dashboard";
    }
}
