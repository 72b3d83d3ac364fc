package io.closedloop.insight.web;

import io.closedloop.insight.Dashboards;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dashboard for programs, and for Cockpit. */
@RestController
class DashboardController {

    private final Dashboards dashboards;

    DashboardController(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    @GetMapping("/api/dashboard")
    DashboardView dashboard() {
        return DashboardView.of(dashboards.current());
    }
}
