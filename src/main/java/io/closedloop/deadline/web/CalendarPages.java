package io.closedloop.deadline.web;

import io.closedloop.calendar.CalendarDay;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.DayKind;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.deadline.CalendarChange;
import io.closedloop.deadline.CalendarPreview;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Staff;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages on which the calendar's keeper looks at it and changes it. */
@Controller
class CalendarPages {

    /** More rows of a preview are counted, not shown; the API has them all. */
    private static final int SHOWN = 500;

    /** A year at a glance. */
    record YearView(int year, boolean published, long holidays, long makeUpDays) {}

    private final Calendars calendars;
    private final CalendarChange change;
    private final DeadlineViews views;
    private final CalendarSettings settings;
    private final Staff staff;
    private final Refusals refusals;

    CalendarPages(
            Calendars calendars,
            CalendarChange change,
            DeadlineViews views,
            CalendarSettings settings,
            Staff staff,
            Refusals refusals) {
        this.calendars = calendars;
        this.change = change;
        this.views = views;
        this.settings = settings;
        this.staff = staff;
        this.refusals = refusals;
    }

    @GetMapping("/calendar")
    String calendar(Model model) {
        WorkingCalendar calendar = calendars.current();
        int now = calendars.today().getYear();
        List<YearView> years = IntStream.rangeClosed(now - 1, now + 2)
                .mapToObj(year -> view(calendar, year))
                .toList();
        model.addAttribute("years", years);
        model.addAttribute("news", calendars.news());
        model.addAttribute("provisional", views.provisional());
        model.addAttribute("zone", settings.zone());
        model.addAttribute("staff", staff);
        return "deadline/calendar";
    }

    @GetMapping("/calendar/years/{year}")
    String year(@PathVariable int year, Model model) {
        if (year < WorkingCalendar.FIRST_YEAR || year > WorkingCalendar.LAST_YEAR) {
            throw refusals.notFound(
                    "refusal.calendar.range",
                    WorkingCalendar.MAX_WORKING_DAYS,
                    WorkingCalendar.FIRST_YEAR,
                    WorkingCalendar.LAST_YEAR);
        }
        model.addAttribute("view", view(calendars.current(), year));
        model.addAttribute("days", calendars.current().days(year));
        return "deadline/year";
    }

    @PostMapping("/calendar")
    String propose(
            @RequestParam MultipartFile file, @RequestParam(required = false) @Nullable Integer year, Principal user)
            throws IOException {
        return "redirect:/calendar/"
                + calendars
                        .propose(file.getOriginalFilename(), file.getBytes(), year, user.getName())
                        .id();
    }

    @GetMapping("/calendar/{id}")
    String preview(@PathVariable long id, Model model) {
        CalendarPreview preview = change.preview(id);
        model.addAttribute("preview", preview);
        model.addAttribute("shown", preview.moved().stream().limit(SHOWN).toList());
        model.addAttribute("zone", settings.zone());
        model.addAttribute("staff", staff);
        return "deadline/preview";
    }

    @PostMapping("/calendar/{id}/apply")
    String apply(
            @PathVariable long id,
            @RequestParam String digest,
            Principal user,
            Model model,
            HttpServletResponse response) {
        try {
            change.apply(id, digest, user.getName());
            return "redirect:/calendar";
        } catch (Refusal refusal) {
            // the new preview, unless there is nothing to look at any more
            String page = preview(id, model);
            refused(refusal, response, model);
            return page;
        }
    }

    @PostMapping("/calendar/{id}/discard")
    String discard(@PathVariable long id) {
        calendars.discard(id);
        return "redirect:/calendar";
    }

    @ExceptionHandler
    String show(Refusal refusal, HttpServletResponse response, Model model) {
        refused(refusal, response, model);
        return calendar(model);
    }

    private static void refused(Refusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(refusal.status().value());
        model.addAttribute("problem", refusal.getMessage());
    }

    private static YearView view(WorkingCalendar calendar, int year) {
        Map<DayKind, Long> kinds =
                calendar.days(year).stream().collect(Collectors.groupingBy(CalendarDay::kind, Collectors.counting()));
        return new YearView(
                year,
                calendar.isScheduled(year),
                kinds.getOrDefault(DayKind.HOLIDAY, 0L),
                kinds.getOrDefault(DayKind.WORKING, 0L));
    }
}
