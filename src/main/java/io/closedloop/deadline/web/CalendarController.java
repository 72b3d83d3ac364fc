package io.closedloop.deadline.web;

import io.closedloop.calendar.CalendarNews;
import io.closedloop.calendar.Calendars;
import io.closedloop.deadline.CalendarChange;
import io.closedloop.deadline.CalendarPreview;
import io.closedloop.deadline.DeadlineView;
import io.closedloop.deadline.DeadlineViews;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Changes the working calendar in three steps: propose a file, look at what would move, apply exactly that. */
@RestController
class CalendarController {

    private final Calendars calendars;
    private final CalendarChange change;
    private final DeadlineViews views;

    CalendarController(Calendars calendars, CalendarChange change, DeadlineViews views) {
        this.views = views;
        this.calendars = calendars;
        this.change = change;
    }

    @GetMapping("/api/calendar/revisions")
    List<CalendarNews> news() {
        return calendars.news();
    }

    /** Open deadlines that reach into a year without a published schedule, the most urgent first. */
    @GetMapping("/api/calendar/provisional")
    List<DeadlineView> provisional() {
        return views.provisional();
    }

    @GetMapping("/api/calendar/provisional/count")
    long countProvisional() {
        return views.countProvisional();
    }

    /** @param year the year the file must be for; none for whichever it names */
    @PostMapping("/api/calendar/revisions")
    @ResponseStatus(HttpStatus.CREATED)
    CalendarNews propose(
            @RequestParam MultipartFile file, @RequestParam(required = false) @Nullable Integer year, Principal user)
            throws IOException {
        return calendars.propose(file.getOriginalFilename(), file.getBytes(), year, user.getName());
    }

    @GetMapping("/api/calendar/revisions/{id}/preview")
    CalendarPreview preview(@PathVariable long id) {
        return change.preview(id);
    }

    /** @param digest of the preview that was looked at */
    @PostMapping("/api/calendar/revisions/{id}/apply")
    CalendarPreview apply(@PathVariable long id, @RequestParam String digest, Principal user) {
        return change.apply(id, digest, user.getName());
    }

    @DeleteMapping("/api/calendar/revisions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable long id) {
        calendars.discard(id);
    }
}
