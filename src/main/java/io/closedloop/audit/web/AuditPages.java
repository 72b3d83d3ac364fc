package io.closedloop.audit.web;

import io.closedloop.audit.AuditEntry;
import io.closedloop.audit.AuditQuery;
import io.closedloop.audit.AuditTrail;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.engine.TaskNames;
import io.closedloop.staff.Staff;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail for people. */
@Controller
class AuditPages {

    /** @param did in the reader's words */
    record Row(AuditEntry entry, String did) {}

    private final AuditTrail trail;
    private final TaskNames tasks;
    private final Staff staff;
    private final CalendarSettings calendar;
    private final MessageSource messages;

    AuditPages(AuditTrail trail, TaskNames tasks, Staff staff, CalendarSettings calendar, MessageSource messages) {
        this.trail = trail;
        this.tasks = tasks;
        this.staff = staff;
        this.calendar = calendar;
        this.messages = messages;
    }

    @GetMapping("/audit")
    String audit(
            AuditQuery query,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean verify,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("query", query);
        model.addAttribute("errors", errors);
        model.addAttribute("zone", calendar.zone());
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", messages.getMessage("audit.noDate", null, locale));
            return "audit/page";
        }
        AuditTrail.Page page = trail.find(query);
        Map<String, String> names = tasks.all();
        List<Row> rows = page.entries().stream()
                .map(entry -> new Row(entry, AuditWords.of(entry, names, messages, locale)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("next", page.next());
        model.addAttribute(
                "names",
                staff.names(page.entries().stream()
                        .map(AuditEntry::user)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        if (verify) {
            AuditTrail.Check check = trail.check();
            model.addAttribute("check", check);
            model.addAttribute(
                    "found",
                    check.problems().stream()
                            .map(problem -> AuditController.sentence(messages, problem, locale))
                            .toList());
        }
        return "audit/page";
    }
}
