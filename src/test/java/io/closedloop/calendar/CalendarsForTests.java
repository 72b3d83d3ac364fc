package io.closedloop.calendar;

import io.closedloop.refusal.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

/** Calendars that tests count with. */
public final class CalendarsForTests {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final Refusals REFUSALS = refusals();

    private CalendarsForTests() {}

    static CalendarSettings settings(String zone, String opensAt, String closesAt) {
        return new CalendarSettings(
                ZoneId.of(zone),
                LocalTime.parse(opensAt),
                LocalTime.parse(closesAt),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                "CN",
                List.of());
    }

    static CalendarSettings settings() {
        return settings("Asia/Shanghai", "09:00", "18:00");
    }

    /** The calendar as it is shipped. */
    public static WorkingCalendar china() {
        try {
            return new WorkingCalendar(
                    settings(),
                    new ChinaHolidays(new ClassPathResource("china-working-calendar.csv")
                            .getContentAsString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A calendar without holidays. */
    static WorkingCalendar weeksOnly(String zone, String opensAt, String closesAt) {
        return new WorkingCalendar(
                settings(zone, opensAt, closesAt), new ChinaHolidays("date,kind,name_en,name_zh,source"));
    }

    static CalendarDay holiday(String date) {
        return new CalendarDay(LocalDate.parse(date), DayKind.HOLIDAY, null, "Founders' Day", "厂庆", "notice");
    }

    static CalendarDay working(String date) {
        return new CalendarDay(LocalDate.parse(date), DayKind.WORKING, null, "Founders' Day", "厂庆", "notice");
    }

    static CalendarDay closesAt(String date, String time) {
        return new CalendarDay(
                LocalDate.parse(date), DayKind.SHORT, LocalTime.parse(time), "New Year's Eve", "除夕", "notice");
    }

    static CalendarFile file(List<Integer> years, CalendarDay... days) {
        return new CalendarFile("CSV", new TreeSet<>(years), Arrays.asList(days));
    }

    public static Instant at(String local) {
        return at(local, SHANGHAI);
    }

    static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    static CalendarReader reader() {
        return new CalendarReader(settings(), REFUSALS);
    }

    private static Refusals refusals() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean("messageSource", MessageSource.class, () -> messages);
        context.register(Refusals.class);
        context.refresh();
        return context.getBean(Refusals.class);
    }
}
