package io.closedloop.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in the current user's words why days were counted or not. */
@Component
public class CalendarText {

    private final MessageSource messages;

    CalendarText(MessageSource messages) {
        this.messages = messages;
    }

    /** Every day of an explanation, and why it was counted or not. */
    public List<WordedDay> days(Explanation explanation) {
        Locale locale = LocaleContextHolder.getLocale();
        List<WordedDay> days = new ArrayList<>();
        int counted = 0;
        for (ExplainedDay day : explanation.days()) {
            counted += day.counted() ? 1 : 0;
            days.add(new WordedDay(
                    day.date(), day.counted(), day.reason(), reason(day, counted, explanation.workingDays(), locale)));
        }
        return days;
    }

    private String reason(ExplainedDay day, int counted, int workingDays, Locale locale) {
        String name = locale.getLanguage().equals("zh") ? day.nameZh() : day.nameEn();
        Object[] words = {weekday(day.date(), locale), name};
        String why = messages.getMessage("calendar.reason." + day.reason(), words, locale);
        return day.counted()
                ? messages.getMessage(
                        "calendar.counted",
                        new Object[] {why, String.valueOf(counted), String.valueOf(workingDays)},
                        locale)
                : why;
    }

    private static String weekday(LocalDate day, Locale locale) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
    }
}
