package io.closedloop.improvement.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.improvement.ReportView;
import io.closedloop.improvement.ReportView.Behind;
import io.closedloop.improvement.ReportViews;
import io.closedloop.refusal.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which monthly reports are read, down to the requirements behind a figure. */
@Controller
class ReportPages {

    private static final int ROWS = 100;

    private static final List<String> DEFINITIONS =
            List.of("RECEIVED", "FINISHED", "PASS_RATE", "CYCLE", "SPLIT", "CHANGES", "DEADLINES", "ESCALATIONS");

    private final ReportViews reports;
    private final CalendarSettings calendar;

    ReportPages(ReportViews reports, CalendarSettings calendar) {
        this.reports = reports;
        this.calendar = calendar;
    }

    @GetMapping("/reports")
    String reports(@RequestParam(required = false) @Nullable String month, Model model) {
        if (month != null) {
            // refuses what is no month, so that only a month gets into the address
            return "redirect:/reports/" + reports.of(month, false).month();
        }
        model.addAttribute("months", reports.lastMonths());
        model.addAttribute("frozen", reports.frozen());
        model.addAttribute("zone", calendar.zone());
        return "improvement/reports";
    }

    @GetMapping("/reports/{month}")
    String report(@PathVariable String month, @RequestParam(defaultValue = "false") boolean live, Model model) {
        ReportView view = reports.of(month, live);
        model.addAttribute("view", view);
        if (view.report() != null) {
            model.addAttribute("differences", reports.differences(month));
        }
        model.addAttribute("definitions", DEFINITIONS);
        model.addAttribute("zone", calendar.zone());
        return "improvement/report";
    }

    @GetMapping("/reports/{month}/requirements")
    String behind(
            @PathVariable String month,
            @RequestParam(defaultValue = "received") String figure,
            @RequestParam(required = false) @Nullable String part,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Behind behind = reports.behind(month, figure, part, page, ROWS);
        model.addAttribute("behind", behind);
        model.addAttribute(
                "title",
                Stream.of(behind.month(), behind.label(), behind.partLabel())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")));
        model.addAttribute("zone", calendar.zone());
        return "improvement/behind";
    }

    @ExceptionHandler
    String show(Refusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(refusal.status().value());
        model.addAttribute("problem", refusal.getMessage());
        return reports(null, model);
    }
}
