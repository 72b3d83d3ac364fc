package io.closedloop.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
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

    /** Why the day of an explanation was counted, or was not. */
    public String reason(Explanation explanation, ExplainedDay day) {
        Locale locale = LocaleContextHolder.getLocale();
        String name = locale.getLanguage().equals("zh") ? day.nameZh() : day.nameEn();
        long counted = explanation.days().stream()
                .filter(each -> each.counted() && !each.date().isAfter(day.date()))
                .count();
        Object[] words = {
            weekday(day.date(), locale), name, String.valueOf(counted), String.valueOf(explanation.workingDays())
        };
        String why = messages.getMessage("calendar.reason." + day.reason(), words, locale);
        return day.counted() ? messages.getMessage("calendar.counted", with(words, why), locale) : why;
    }

    private static Object[] with(Object[] words, String why) {
        return new Object[] {words[0], words[1], words[2], words[3], why};
    }

    private static String weekday(LocalDate day, Locale locale) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
    }
}
