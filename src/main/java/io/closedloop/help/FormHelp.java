package io.closedloop.help;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.deadline.DeadlineView;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.engine.OpenTask;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Says in two sentences what a form expects, from which document, and until when. */
@Service
public class FormHelp {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final DeadlineViews deadlines;
    private final Calendars calendars;
    private final CalendarSettings settings;
    private final MessageSource texts;
    private final Clock clock;

    FormHelp(
            DeadlineViews deadlines, Calendars calendars, CalendarSettings settings, MessageSource texts, Clock clock) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    public List<String> ofTask(OpenTask task, Locale language) {
        String until = deadlines
                .of(task.executionId(), task.task())
                .map(deadline -> until(deadline, language))
                .orElseGet(() -> texts.getMessage("help.until.none", null, language));
        return Stream.concat(ofForm(task.task(), language).stream(), Stream.of(until))
                .toList();
    }

    /** @param form named as its file; empty for one that an installation added and we know nothing of */
    public List<String> ofForm(String form, Locale language) {
        String expected = texts.getMessage("help." + form, null, null, language);
        return expected == null ? List.of() : List.of(expected);
    }

    private String until(DeadlineView deadline, Locale language) {
        if (deadline.waiting() != null) {
            return text(language, "help.until.waiting", time(deadline.waiting().since()));
        }
        return due(deadline.dueAt(), language);
    }

    private String due(@Nullable Instant dueAt, Locale language) {
        if (dueAt == null) {
            return text(language, "help.until.none");
        }
        Instant now = clock.instant();
        if (!now.isBefore(dueAt)) {
            return text(language, "help.until.overdue", time(dueAt));
        }
        WorkingCalendar calendar = calendars.current();
        LocalDate today = calendar.dayOf(now);
        long left = calendar.workingDaysAfter(today, calendar.dayOf(dueAt));
        return left == 0
                ? text(language, "help.until.today", time(dueAt))
                : text(language, "help.until.day", time(dueAt), left);
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(settings.zone()));
    }

    private String text(Locale language, String key, Object... words) {
        return texts.getMessage(key, words, language);
    }
}
